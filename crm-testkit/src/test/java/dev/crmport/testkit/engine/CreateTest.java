package dev.crmport.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateTest {
  private final Desk desk = new Desk();

  @Test
  void theSameBodyTwiceMakesTwoPeople() {
    String body = "{\"firstName\":\"Adela\",\"emails\":[{\"email\":\"adela@example.org\"}]}";

    FakeAnswer first = desk.post("/people/create", body);
    FakeAnswer second = desk.post("/people/create", body);

    assertThat(first.status()).isEqualTo(201);
    assertThat(Desk.json(first)).isEqualTo("{\"vanId\":102700001,\"status\":\"Stored\"}");
    assertThat(Desk.location(first)).isEqualTo(Desk.BASE + "/people/102700001");
    assertThat(Desk.json(second)).isEqualTo("{\"vanId\":102700002,\"status\":\"Stored\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "0", "\"0\""})
  void noVanIdStores(String vanId) {
    assertThat(desk.post("/people/create", "{\"vanId\":" + vanId + "}").status()).isEqualTo(201);
  }

  @Test
  void anExistingVanIdMatchesAndWritesNothing() {
    long vanId = desk.create("{\"firstName\":\"Adela\"}");

    FakeAnswer again =
        desk.post("/people/create", "{\"vanId\":" + vanId + ",\"firstName\":\"Beda\"}");

    assertThat(again.status()).isEqualTo(302);
    assertThat(desk.person(vanId, "").get("firstName")).isEqualTo("Adela");
    assertThat(desk.peopleStored()).isEqualTo(1);
  }

  @Test
  void aPlausibleVanIdIsEchoedThoughNobodyHasIt() {
    FakeAnswer answer = desk.post("/people/create", "{\"vanId\":100777777}");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(Desk.json(answer)).isEqualTo("{\"vanId\":100777777,\"status\":\"Matched\"}");
    assertThat(desk.get("/people/100777777").status()).isEqualTo(404);
    assertThat(desk.peopleStored()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {2147483646, 99999999, -7})
  void anImplausibleVanIdMakesANewPersonAndCallsItAMatch(int vanId) {
    FakeAnswer answer = desk.post("/people/create", "{\"vanId\":" + vanId + "}");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(Desk.json(answer)).isEqualTo("{\"vanId\":102700001,\"status\":\"Matched\"}");
    assertThat(desk.get("/people/102700001").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"phones\":[null]}", "{\"identifiers\":[{\"type\":\"dwid\"}]}"})
  void someBodiesBreakTheServer(String body) {
    FakeAnswer answer = desk.post("/people/create", body);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(Desk.firstError(answer).get("code")).isEqualTo("INTERNAL_SERVER_ERROR");
    assertThat((String) Desk.firstError(answer).get("referenceCode"))
        .matches("[0-9A-F]{6}-[0-9A-F]{6}");
    assertThat(desk.peopleStored()).isZero();
  }

  @Test
  void aBlankPersonHasOnlyTheFormalNames() {
    var blank = desk.person(desk.create("{}"), "");

    assertThat(blank.get("salutation")).isNull();
    assertThat(blank.get("envelopeName")).isNull();
    assertThat(blank.get("formalSalutation")).isEqualTo("Friend");
    assertThat(blank.get("formalEnvelopeName")).isEqualTo("Our Friend At");
    assertThat(blank.get("contactSource")).isEqualTo("API");
    assertThat(blank.get("contactMode")).isEqualTo("Person");
    assertThat(blank.get("dateCreated")).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(blank.get("dateAcquired")).isEqualTo("0001-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"text\"", "[]", "{"})
  void aBodyThatIsNoObjectIsRefused(String body) {
    assertThat(Desk.firstError(desk.post("/people/create", body)).get("text"))
        .isEqualTo("The body of the request is null or cannot be parsed.");
  }

  @Test
  void aHugeExponentIsRefusedAndNotWrittenOut() {
    assertThat(desk.post("/people/create", "{\"vanId\":1e999999999}").status()).isEqualTo(400);
  }
}
