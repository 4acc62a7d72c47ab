package dev.crmport.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateTest {
  private final Desk desk = new Desk();
  private final long vanId =
      desk.create("{\"firstName\":\"Adela\",\"lastName\":\"Quillfeather\",\"suffix\":\"Jr\"}");

  @Test
  void membersThatAreSentOverwriteAndTheOthersStay() {
    FakeAnswer answer =
        update("'firstName':'Beda','lastName':null,'sex':'f','party':'G','vanId':5,'unknown':1");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(Desk.json(answer)).isEqualTo("{\"vanId\":" + vanId + ",\"status\":\"Matched\"}");
    assertThat(Desk.location(answer)).isEqualTo(Desk.BASE + "/people/" + vanId);
    Map<?, ?> person = desk.person(vanId, "");
    assertThat(person.get("firstName")).isEqualTo("Beda");
    assertThat(person.get("lastName")).isEqualTo("Quillfeather");
    assertThat(person.get("salutation")).isEqualTo("Beda");
    assertThat(person.get("sex")).isEqualTo("F");
    assertThat(person.get("party")).isEqualTo("G");
  }

  @Test
  void anUnknownPersonIsA404WhateverTheBody() {
    for (String path : new String[] {"/people/2147483646", "/people/0", "/people/-5"}) {
      assertThat(Desk.json(desk.post(path, "[]")))
          .isEqualTo(
              "{\"errors\":[{\"code\":\"NOT_FOUND\","
                  + "\"text\":\"The specified resource cannot be found.\"}]}");
    }
  }

  @ParameterizedTest
  @CsvSource({"jr,Jr", "Jr.,Jr", "sr.,Sr", "Esq.,Jr", "III,III"})
  void aSuffixIsLookedUpAndAnUnknownOneChangesNothing(String written, String stored) {
    assertThat(update("'suffix':'" + written + "'").status()).isEqualTo(302);

    assertThat(desk.person(vanId, "").get("suffix")).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'sex':'X'; sex; The specified condition was not met for 'sex'",
        "'contactMethodPreferenceCode':'X'; contactMethodPreferenceCode;"
            + "The specified condition was not met for 'contactMethodPreferenceCode'",
        "'dateOfBirth':'1884-05-17'; dateOfBirth;"
            + "'dateOfBirth' must be in the 20th or 21st century.",
        "'electionType':'X'; electionType; Invalid Election Type",
        "'cycle':'20'; cycle; 'cycle' must be 4 characters in length",
        "'emails':[{'email':'x'}]; emails[0].email; 'email' is not a valid email address",
        "'emails':[{'email':'a@example.org','type':'Z'}]; emails[0].type;"
            + "'type' must be one of P , W , O",
        "'phones':[null,{'phoneNumber':'555'}]; phones[1].phoneNumber;"
            + "Phone number is not valid. If entering UK number, please include leading 0.",
        "'phones':[{'phoneNumber':'2125550142','phoneType':'Z'}]; phones[0].phoneType;"
            + "'phoneType' must be one of: H, W, O, C, M, F, P",
        "'phones':[{'phoneNumber':'2125550142','phoneOptInStatus':'Z'}];"
            + "phones[0].phoneOptInStatus; 'phoneOptInStatus' must be one of I , U , O",
        "'phones':[{'phoneNumber':'2125550142','ext':'1234567'}]; phones[0].ext;"
            + "'ext' must be between 0 and 6 characters",
        "'phones':[{'phoneNumber':'2125550142','isCellStatus':{'statusId':9}}];"
            + "phones[0].isCellStatus.statusId; 'statusId' must be one of 1 , 2 , 3 , 4",
        "'identifiers':[{'type':'bogus'}]; identifiers[0].type;"
            + "'type' (bogus) is not a valid ExternalID in this context",
        "'customFieldValues':[{'customFieldId':1}]; customFieldValues[0].customFieldId;"
            + "Custom field 1 does not exist.",
        "'selfReportedRaces':[{'reportedRaceId':3}]; selfReportedRaces[0].reportedRaceId;"
            + "'reportedRaceId' is not a valid ReportedRace in this context",
        "'title':'12345678901'; title; 'title' must be between 0 and 10 characters",
      })
  void whatIsWrongIsNamed(String members, String property, String text) {
    FakeAnswer answer = update(members);

    assertThat(answer.status()).isEqualTo(400);
    Map<?, ?> error = Desk.firstError(answer);
    assertThat(error.get("code")).isEqualTo("INVALID_PARAMETER");
    assertThat(error.get("text")).isEqualTo(text);
    assertThat(String.valueOf(error.get("properties"))).isEqualTo("[" + property + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<b>", "a > b", "&#39;"})
  void markupIsRefusedWithTheRuleAsAHint(String text) {
    Map<?, ?> error = Desk.firstError(update("'firstName':'" + text.replace("'", "") + "'"));

    assertThat(error.get("text")).isEqualTo("'firstName' must not contain invalid characters");
    assertThat(error.get("hint"))
        .isEqualTo("Value must not match the regular expression: [\\<\\>]+|&#");
  }

  @Test
  void aRefusedUpdateWritesNothing() {
    update("'firstName':'Beda','sex':'X'");

    assertThat(desk.person(vanId, "").get("firstName")).isEqualTo("Adela");
  }

  @Test
  void customFieldsThatExistAreAccepted() {
    Desk withField = new Desk(FakeSettings.builder().customFields(Set.of(157)));

    assertThat(
            withField
                .post("/people/create", "{\"customFieldValues\":[{\"customFieldId\":157}]}")
                .status())
        .isEqualTo(201);
  }

  private FakeAnswer update(String members) {
    return desk.post("/people/" + vanId, "{" + members.replace('\'', '"') + "}");
  }
}
