package dev.crmport.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonObjectTest {
  private final Desk desk = new Desk();

  @Test
  void thereAre76MembersInOrderWhateverTheExpansion() {
    long vanId = desk.create("{\"firstName\":\"Adela\"}");
    List<Object> members = new ArrayList<>(desk.person(vanId, "").keySet());

    assertThat(members).hasSize(76).doesNotHaveDuplicates();
    assertThat(members.subList(0, 3)).containsExactly("vanId", "firstName", "lastName");
    assertThat(members.get(11)).isEqualTo("contactSource");
    assertThat(members.get(15)).isEqualTo("salutation");
    assertThat(members.get(23)).isEqualTo("additionalEnvelopeName");
    assertThat(members.get(30)).isEqualTo("professionalSuffix");
    assertThat(members.get(37)).isEqualTo("isDeceased");
    assertThat(members.get(47)).isEqualTo("selfReportedLanguagePreferences");
    assertThat(members.get(52)).isEqualTo("pollingLocation");
    assertThat(members.get(62)).isEqualTo("caseworkStories");
    assertThat(members.get(69)).isEqualTo("districts");
    assertThat(members.getLast()).isEqualTo("primaryContact");
    assertThat(new ArrayList<Object>(desk.person(vanId, "emails,phones,notes,cases").keySet()))
        .isEqualTo(members);
  }

  @Test
  void aBirthDateBringsItsPartsRightAfterIsDeceased() {
    Map<?, ?> person = desk.person(desk.create("{\"dateOfBirth\":\"1975-03-14\"}"), "");
    List<Object> members = new ArrayList<>(person.keySet());

    assertThat(members).hasSize(77);
    assertThat(members.indexOf("partialDateOfBirth")).isEqualTo(members.indexOf("isDeceased") + 1);
    assertThat(person.get("dateOfBirth")).isEqualTo("1975-03-14T00:00:00Z");
    assertThat(String.valueOf(person.get("partialDateOfBirth")))
        .isEqualTo("{month=3, day=14, year=1975}");
  }

  @Test
  void anUnparseableBirthDateIsSilentlyNone() {
    assertThat(desk.person(desk.create("{\"dateOfBirth\":\"no such day\"}"), "").get("dateOfBirth"))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "'firstName':'Thaddeus','lastName':'Suffixon','suffix':'jr.';"
            + "Thaddeus; Thaddeus Suffixon; Thaddeus Suffixon; Thaddeus Suffixon, Jr",
        "'title':'Dr.','firstName':'Ottoline','middleName':'Quill','lastName':'Fieldwright',"
            + "'suffix':'Jr';Ottoline; Dr. Fieldwright; Ottoline Q. Fieldwright;"
            + "Dr. Ottoline Q. Fieldwright, Jr",
        "'firstName':'Ada','lastName':'Lane','salutation':'Dear A','envelopeName':'Lane house';"
            + "Dear A; Ada Lane; Lane house; Ada Lane",
        "'lastName':'Lane';-; Lane; Lane; Lane",
      })
  void namesAreComputedFromTheCurrentNames(
      String body, String salutation, String formal, String envelope, String formalEnvelope) {
    Map<?, ?> person = desk.person(desk.create("{" + body.replace('\'', '"') + "}"), "");

    assertThat(person.get("salutation")).isEqualTo(salutation);
    assertThat(person.get("formalSalutation")).isEqualTo(formal);
    assertThat(person.get("envelopeName")).isEqualTo(envelope);
    assertThat(person.get("formalEnvelopeName")).isEqualTo(formalEnvelope);
  }

  @Test
  void anOrganizationIsAddressedByItsOwnNames() {
    long vanId =
        desk.create(
            "{\"contactMode\":\"Organization\",\"lastName\":\"Lane\",\"envelopeName\":\"written\","
                + "\"organizationContactCommonName\":\"Riverbend\","
                + "\"organizationContactOfficialName\":\"Riverbend Neighbors Inc\"}");
    Map<?, ?> person = desk.person(vanId, "");

    assertThat(person.get("formalSalutation")).isEqualTo("Friends");
    assertThat(person.get("additionalSalutation")).isEqualTo("Riverbend");
    assertThat(person.get("envelopeName")).isEqualTo("Riverbend Neighbors Inc");
    assertThat(person.get("formalEnvelopeName")).isEqualTo("Riverbend Neighbors Inc");
    assertThat(person.get("lastName")).isEqualTo("Lane");
  }

  @Test
  void organizationNamesOfAPersonAreDropped() {
    long vanId = desk.create("{\"organizationContactCommonName\":\"Riverbend\"}");
    desk.post("/people/" + vanId, "{\"contactMode\":\"Organization\"}");

    assertThat(desk.person(vanId, "").get("organizationContactCommonName")).isNull();
  }

  @Test
  void collectionsAreNullUntilExpandedAndThenLists() {
    long vanId = desk.create("{}");

    assertThat(desk.person(vanId, "").get("emails")).isNull();
    for (String section :
        List.of("emails", "phones", "addresses", "notes", "electionRecords", "codes")) {
      assertThat(Desk.list(desk.person(vanId, section), section)).isEmpty();
    }
    assertThat(Desk.list(desk.person(vanId, "EXTERNALIDS"), "identifiers")).isEmpty();
  }

  @Test
  void preferencesAreServedOnlyWhenAskedFor() {
    long vanId =
        desk.create(
            "{\"nickname\":\"Del\",\"website\":\"example.org\",\"jobTitle\":\"Guide\","
                + "\"contactMethodPreferenceCode\":\"E\"}");

    assertThat(desk.person(vanId, "").get("nickname")).isNull();
    Map<?, ?> expanded = desk.person(vanId, "preferences");
    assertThat(expanded.get("nickname")).isEqualTo("Del");
    assertThat(expanded.get("jobTitle")).isEqualTo("Guide");
    assertThat(expanded.get("contactMethodPreferenceCode")).isEqualTo("E");
    assertThat(expanded.get("contactMethodPreferenceId")).isEqualTo(2L);
    assertThat(expanded.get("contactMethodPreferenceName")).isEqualTo("Email");
  }

  @Test
  void badSectionsAreRefusedWithTheWordsOfTheCrm() {
    FakeAnswer unknown = desk.get("/people/2147483646?$expand=emails,horoscope");

    assertThat(unknown.status()).isEqualTo(400);
    assertThat(Desk.json(unknown))
        .isEqualTo(
            """
            {"errors":[{"code":"INVALID_PARAMETER",\
            "text":"'horoscope' is not a valid argument for the '$expand' parameter",\
            "properties":["$expand"],"hint":"The only valid expand sections are: \
            'contributionHistory', 'addresses', 'phones', 'emails', 'codes', 'customFields', \
            'externalIds', 'preferences', 'recordedAddresses', 'reportedDemographics', \
            'suppressions', 'cases', 'customProperties', 'districts', 'electionRecords', \
            'membershipStatuses', 'notes', 'organizationRoles', 'scores', \
            'disclosureFieldValues', 'primaryContact', 'pollingLocation', 'biography'"}]}""");
    FakeAnswer scores = desk.get("/people/1?$expand=scores");
    assertThat(scores.status()).isEqualTo(403);
    assertThat(Desk.json(scores))
        .isEqualTo("{\"errors\":[{\"code\":\"FORBIDDEN\",\"text\":\"May not request 'scores'\"}]}");
    FakeAnswer polling = desk.get("/people/1?$expand=pollingLocation");
    assertThat(polling.status()).isEqualTo(400);
    assertThat(Desk.json(polling))
        .isEqualTo(
            "{\"errors\":[{\"code\":\"BAD_REQUEST\","
                + "\"text\":\"May not request 'pollingLocation' in this context\"}]}");
    assertThat(desk.inMode(0).get("/people/1?$expand=codes").status()).isEqualTo(400);
  }
}
