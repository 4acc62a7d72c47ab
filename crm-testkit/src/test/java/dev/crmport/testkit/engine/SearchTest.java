package dev.crmport.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
  private final Desk desk = new Desk();

  @BeforeEach
  void threeAreStored() {
    desk.create(
        """
        {"firstName":"Wilhelmina","lastName":"Testperson","salutation":"Mina",
         "dateOfBirth":"1975-03-14",
         "emails":[{"email":"mina@example.org"},{"email":"w@example.org"}],
         "phones":[{"phoneNumber":"9075550137"},{"phoneNumber":"9075550138","phoneType":"W"}],
         "addresses":[{"addressLine1":"18 Lantern Row","zipOrPostalCode":"99501-2357"},
          {"addressLine1":"7 Mill Lane","zipOrPostalCode":"10001","type":"Mailing"}]}""");
    desk.create("{\"firstName\":\"Adela\",\"lastName\":\"Testperson\"}");
    desk.create("{\"lastName\":\"Testperson Ltd\",\"contactMode\":\"Organization\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "firstName=wilhel,1",
    "firstName=helmina,0",
    "lastName=TEST,3",
    "lastName=test&firstName=adela,1",
    "email=mina@,1",
    "email=w@example,1",
    "phoneNumber=9075550137,1",
    "phoneNumber=(907) 555-0137,0",
    "phoneNumber=19075550137,0",
    "phoneNumber=9075550138,0",
    "streetAddress=18 lan,1",
    "streetAddress=7 Mill,0",
    "city=anch,1",
    "stateOrProvince=ak,1",
    "zipOrPostalCode=99501,1",
    "zipOrPostalCode=99501-2357,0",
    "lastName=test&contactMode=Organization,1",
    "lastName=test&contactMode=Person,2",
    "lastName=test&contactMode=Robot,3",
    "lastName=test&employer=Nobody,3",
  })
  void criteriaFindAsManyAsTheyShould(String query, long count) {
    FakeAnswer answer = desk.get("/people?" + query);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Desk.members(answer).get("count")).isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$top=5", "contactMode=Person", "lastName=", "employer=x"})
  void atLeastOneCriterionIsNeeded(String query) {
    FakeAnswer answer = desk.get("/people?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(Desk.json(answer))
        .isEqualTo(
            "{\"errors\":[{\"code\":\"INVALID_PARAMETER\",\"text\":\"This endpoint requires at"
                + " least one search parameter to be set.\",\"properties\":[\"All Arguments\"]}]}");
  }

  @Test
  void itemsArePeopleWithoutComputedNames() {
    Map<?, ?> item =
        (Map<?, ?>) Desk.list(Desk.members(desk.get("/people?firstName=wil")), "items").getFirst();

    assertThat(item).hasSize(77);
    assertThat(item.get("salutation")).isNull();
    assertThat(item.get("formalSalutation")).isNull();
    assertThat(item.get("envelopeName")).isNull();
    assertThat(item.get("formalEnvelopeName")).isNull();
    assertThat(item.get("emails")).isNull();
  }

  @Test
  void itemsCanBeExpanded() {
    Map<?, ?> page = Desk.members(desk.get("/people?firstName=wil&$expand=EMAILS,Phones"));

    assertThat(Desk.list((Map<?, ?>) Desk.list(page, "items").getFirst(), "emails")).hasSize(2);
  }

  @Test
  void pagesFollowEachOtherToTheEnd() {
    String link =
        Desk.BASE.replace(".com/", ".com:443/")
            + "/people?lastName=Testperson&$top=2&$orderby=Name%20desc&$skip=2";
    Map<?, ?> first =
        Desk.members(desk.get("/people?lastName=Testperson&$top=2&$orderby=Name desc"));
    Map<?, ?> second =
        Desk.members(desk.get("/people?lastName=Testperson&$top=2&$skip=2&$orderby=Name desc"));
    Map<?, ?> beyond = Desk.members(desk.get("/people?lastName=Testperson&$skip=3"));

    assertThat(first.keySet().toString()).isEqualTo("[items, nextPageLink, count]");
    assertThat(first.get("nextPageLink")).isEqualTo(link);
    assertThat(first.get("count")).isEqualTo(3L);
    assertThat(Desk.each(first, "items", "firstName")).containsExactly(null, "Wilhelmina");
    assertThat(Desk.each(second, "items", "firstName")).containsExactly("Adela");
    assertThat(second.get("nextPageLink")).isNull();
    assertThat(beyond.get("count")).isEqualTo(0L);
  }

  @Test
  void peopleOfOneNameComeLowerIdFirst() {
    long twin = desk.create("{\"firstName\":\"Adela\",\"lastName\":\"Testperson\"}");

    assertThat(Desk.each(Desk.members(desk.get("/people?firstName=adela")), "items", "vanId"))
        .containsExactly(twin - 2, twin);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "$top=0; $top; '$top' must be greater than '0'.;-",
        "$top=201; $top; '$top' must be less than or equal to the maximum result size for this end"
            + " point: 200;If no '$top' parameter is specified, a default top size of 50 will be"
            + " used.",
        "$skip=-1; $skip; '$skip' must be greater than or equal to '0'.;-",
        "$orderby=Age; $orderby; 'Age' is not a valid argument for the '$orderby' parameter;"
            + "The only valid orderby property is: 'Name'",
        "$expand=notes; $expand; 'notes' is not a valid argument for the '$expand' parameter;"
            + "The only valid expand sections are: 'Addresses', 'Emails', 'Phones', 'Districts',"
            + " 'PollingLocation'",
        "phoneNumber=555; phoneNumber;"
            + "'phoneNumber' (555) is not a valid phone number for NorthAmerica;After non-numeric"
            + " characters are removed, value must match the regular expression:"
            + " ^1?[2-9][0-8]\\d[2-9]\\d{6,6}$",
        "zipOrPostalCode=995; zipOrPostalCode;"
            + "'zipOrPostalCode' (995) is not a valid Postal Code for UsaAndInternational;-",
      },
      quoteCharacter = '`')
  void badParametersAreRefused(String query, String property, String text, String hint) {
    FakeAnswer answer = desk.get("/people?lastName=t&" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(Desk.firstError(answer).get("text")).isEqualTo(text);
    assertThat(String.valueOf(Desk.firstError(answer).get("properties")))
        .isEqualTo("[" + property + "]");
    assertThat(Desk.firstError(answer).get("hint")).isEqualTo(hint);
  }
}
