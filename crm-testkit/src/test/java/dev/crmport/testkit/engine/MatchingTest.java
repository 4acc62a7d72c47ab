package dev.crmport.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingTest {
  private static final String ADELA =
      """
      {"firstName":"Adela","lastName":"Quillfeather","middleName":"Rose",
       "dateOfBirth":"1984-05-17",
       "emails":[{"email":"adela@example.org"},{"email":"second@example.org"}],
       "phones":[{"phoneNumber":"907-555-0142"}],
       "addresses":[{"addressLine1":"18 Lantern Row","city":"Anchorage",
         "stateOrProvince":"AK","zipOrPostalCode":"99501-2357"}]}""";
  private static final String NAME = "\"firstName\":\"Adela\",\"lastName\":\"Quillfeather\"";

  private final Desk desk = new Desk();
  private long adela;

  @BeforeEach
  void adelaIsStored() {
    adela = desk.create(ADELA);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "NAME,'emails':[{'email':'adela@example.org'}]; true",
        "NAME,'emails':[{'email':'SECOND@example.org'}]; true",
        "NAME,'phones':[{'phoneNumber':'9075550142'}]; true",
        "NAME,'phones':[{'phoneNumber':'1 (907) 555-0142'}]; true",
        "NAME,'dateOfBirth':'1984-05-17','addresses':[{'zipOrPostalCode':'99501'}]; true",
        "NAME,'addresses':[{'addressLine1':'18 lantern row','city':'Elsewhere',"
            + "'stateOrProvince':'NY','zipOrPostalCode':'99501'}]; true",
        "'emails':[{'email':'adela@example.org'}]; true",
        "'phones':[{'phoneNumber':'9075550142'}]; true",
        "'firstName':'ADÉLA','emails':[{'email':'adela@example.org'}]; true",
        "NAME,'middleName':'rose','emails':[{'email':'adela@example.org'}]; true",
        "NAME; false",
        "'firstName':'Adela'; false",
        "NAME,'middleName':'Rose'; false",
        "NAME,'dateOfBirth':'1984-05-17'; false",
        "NAME,'addresses':[{'zipOrPostalCode':'99501'}]; false",
        "'addresses':[{'addressLine1':'18 Lantern Row','city':'Anchorage',"
            + "'stateOrProvince':'AK','zipOrPostalCode':'99501'}]; false",
        "'firstName':'Beda','lastName':'Quillfeather',"
            + "'emails':[{'email':'adela@example.org'}]; false",
        "NAME,'addresses':[{'addressLine1':'Lantern Row','zipOrPostalCode':'99501'}]; false",
        "NAME,'addresses':[{'addressLine1':'18 Lantern Row','zipOrPostalCode':'10001'}]; false",
        "NAME,'emails':[{'email':'adela@example.org'}],"
            + "'phones':[{'phoneNumber':'9075550199'}]; false",
        "NAME,'dateOfBirth':'1984-05-18','emails':[{'email':'adela@example.org'}]; false",
        "NAME,'middleName':'Rosa','emails':[{'email':'adela@example.org'}]; false",
        "; false",
      })
  void criteriaMatchAsTheTruthTableSays(String criteria, boolean matches) {
    String text = criteria == null ? "" : criteria;
    String body = "{" + text.replace('\'', '"').replace("NAME", NAME) + "}";

    FakeAnswer found = desk.post("/people/find", body);
    FakeAnswer created = desk.post("/people/findOrCreate", body);

    assertThat(found.status()).isEqualTo(matches ? 302 : 404);
    assertThat(Desk.json(found))
        .isEqualTo(
            matches
                ? "{\"vanId\":" + adela + ",\"status\":\"Matched\"}"
                : "{\"vanId\":null,\"status\":\"Unmatched\"}");
    assertThat(Desk.location(found)).isEqualTo(matches ? Desk.BASE + "/people/" + adela : null);
    assertThat(created.status()).isEqualTo(matches ? 302 : 201);
    assertThat(Desk.members(created).get("status"))
        .isEqualTo(matches ? "Matched" : "UnmatchedStored");
    assertThat(desk.peopleStored()).isEqualTo(matches ? 1 : 2);
  }

  @Test
  void severalMatchesGiveTheFirstWithANameAndTheLastWithoutOne() {
    long second = desk.create(ADELA);

    assertThat(Desk.location(find(NAME + ",\"emails\":[{\"email\":\"adela@example.org\"}]")))
        .endsWith("/" + adela);
    assertThat(Desk.location(find("\"emails\":[{\"email\":\"adela@example.org\"}]")))
        .endsWith("/" + second);
    assertThat(Desk.location(find("\"phones\":[{\"phoneNumber\":\"9075550142\"}]")))
        .endsWith("/" + second);
  }

  @Test
  void anExistingIdDecidesAloneAndAnUnknownOneIsDropped() {
    assertThat(find("\"vanId\":" + adela + ",\"firstName\":\"Nobody\"").status()).isEqualTo(302);
    assertThat(find("\"vanId\":100777777").status()).isEqualTo(404);
    assertThat(find("\"vanId\":100777777,\"phones\":[{\"phoneNumber\":\"9075550142\"}]").status())
        .isEqualTo(302);
    assertThat(find("\"vanId\":0").status()).isEqualTo(500);
  }

  @Test
  void addressesAreMatchedInEveryTypeEvenTheOnesThatAreNeverServed() {
    desk.post(
        "/people/" + adela,
        "{\"addresses\":[{\"addressLine1\":\"7 Mill Lane\",\"zipOrPostalCode\":\"10001\","
            + "\"type\":\"Work\"}]}");

    assertThat(
            find(NAME
                    + ",\"addresses\":[{\"addressLine1\":\"7 MILL LANE\","
                    + "\"zipOrPostalCode\":\"10001\"}]")
                .status())
        .isEqualTo(302);
  }

  @Test
  void aRenamedPersonIsFoundByTheNewNameAlone() {
    desk.post("/people/" + adela, "{\"firstName\":\"Beda\"}");
    String place =
        ",\"dateOfBirth\":\"1984-05-17\",\"addresses\":[{\"zipOrPostalCode\":\"99501\"}]";

    assertThat(find(NAME + place).status()).isEqualTo(404);
    assertThat(find(NAME.replace("Adela", "Beda") + place).status()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"dateOfBirth\":[1984]", "\"emails\":[{\"email\":{}}]"})
  void aValueOfTheWrongShapeIsABadRequest(String members) {
    assertThat(find(members).status()).isEqualTo(400);
  }

  @Test
  void aNullPhoneBreaksFindAndANullAddressDoesNot() {
    assertThat(find("\"phones\":[null]").status()).isEqualTo(500);
    assertThat(find("\"addresses\":[null]").status()).isEqualTo(404);
  }

  @Test
  void aBareObjectWhereAnArrayBelongsIsIgnored() {
    assertThat(find("\"phones\":{\"phoneNumber\":\"9075550142\"}").status()).isEqualTo(404);
  }

  private FakeAnswer find(String members) {
    return desk.post("/people/find", "{" + members + "}");
  }
}
