package dev.crmport.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, permissions, verbs, odd paths, introspection and echo. */
class FrontTest {
  private static final String OTHER = "7e577e57-0000-4000-8000-00000000aaaa";

  private final Desk desk = new Desk();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/people/abc",
        "/people/2147483648",
        "/people/quickSearch",
        "/nowhere",
        "/people/1/notes",
        "/people/dwid:1",
        "/people/find"
      })
  void unroutedPathsAreTheStockPage(String path) {
    FakeAnswer answer = desk.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().contentTypeOrNull()).isEqualTo("text/html");
    assertThat(Desk.html(answer))
        .hasSize(1245)
        .contains("<title>404 - File or directory not found.</title>\r\n")
        .contains("<h1>Server Error</h1>");
  }

  @Test
  void aLongQueryIsTheStockPageToo() {
    assertThat(desk.get("/people?lastName=" + "x".repeat(2000)).status()).isEqualTo(200);
    assertThat(desk.get("/people?lastName=" + "x".repeat(2100)).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/people/a<b", "/people/%3E", "/people/*", "/people/a&b", "/people/%25"})
  void markupInAPathIsRedirectedToAnErrorPage(String path) {
    FakeAnswer answer = desk.get(path);

    assertThat(answer.status()).isEqualTo(302);
    assertThat(Desk.location(answer)).matches("/Error\\.aspx\\?EID=[0-9A-F]{6}-[0-9A-F]{6}");
    assertThat(Desk.html(answer)).contains("Object moved");
    assertThat(FakeEngine.outsideTheBase("/Error.aspx").status()).isEqualTo(200);
  }

  @Test
  void controlCharactersAndBackslashesEachHaveTheirAnswer() {
    assertThat(desk.get("/people/%7F").body().contentTypeOrNull())
        .isEqualTo("text/html; charset=us-ascii");
    assertThat(Desk.html(desk.get("/people/%00"))).contains("cloudflare");
    assertThat(Desk.firstError(desk.get("/people/a%5Cb")).get("code")).isEqualTo("NOT_FOUND");
  }

  @Test
  void aBracketInAQueryNameBreaksTheServerInItsOtherWay() {
    FakeAnswer answer = desk.get("/people?a[0]=1");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(Desk.members(answer).keySet().toString())
        .isEqualTo("[message, exceptionMessage, exceptionType, stackTrace]");
  }

  @Test
  void verbsThatAreNotOfferedAre405() {
    assertThat(desk.get("/echoes").status()).isEqualTo(405);
    assertThat(Desk.firstError(desk.post("/apiKeyProfiles", "{}")).get("code"))
        .isEqualTo("METHOD_NOT_ALLOWED");
    assertThat(desk.ask("PUT", "/people/5", new RequestBody.Absent()).status()).isEqualTo(405);
  }

  @Test
  void restrictedActionsAreRefusedBeforeAnyLookup() {
    Desk restricted = new Desk(FakeSettings.builder().refuseActions(Set.of("updatePerson")));

    assertThat(Desk.json(restricted.post("/people/2147483646", "{}")))
        .isEqualTo(
            "{\"errors\":[{\"code\":\"FORBIDDEN\","
                + "\"text\":\"Access to this action is restricted\"}]}");
    assertThat(desk.ask("DELETE", "/people/5", new RequestBody.Absent()).status()).isEqualTo(403);
  }

  @Test
  void aRequestWithoutAKeyOrWithAnUnknownOneIsUnauthorized() {
    Desk strict = new Desk(FakeSettings.builder().acceptKey(Desk.GUID, Set.of(1), Map.of()));

    assertThat(desk.without("GET", "/people/1").status()).isEqualTo(401);
    assertThat(strict.withKey(OTHER).get("/people/1").status()).isEqualTo(401);
    assertThat(strict.withKey(Desk.GUID.replace("c9d6", "C9D6")).get("/people/1").status())
        .isEqualTo(404);
    assertThat(Desk.json(strict.inMode(0).get("/people/1")))
        .isEqualTo("{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"text\":\"Invalid Database Mode\"}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7e577e57-0000-4000-8000-00000000c9d6",
        "7e577e57-0000-4000-8000-00000000c9d6|2",
        "7e577e57-0000-4000-8000-00000000c9dg|1",
        "7e577e57x0000-4000-8000-00000000c9d6|1"
      })
  void aMalformedKeyIsNoKey(String password) {
    assertThat(PresentedKey.of("test", password)).isEmpty();
  }

  @Test
  void aKeyIsPrintedByItsLastFour() {
    assertThat(PresentedKey.of("test", Desk.GUID + "|1").orElseThrow())
        .hasToString("PresentedKey[ending c9d6]");
  }

  @Test
  void introspectionTellsAReferenceThatIsNotTheLastFour() {
    Desk known =
        new Desk(
            FakeSettings.builder()
                .acceptKey(Desk.GUID, Set.of(1), Map.of("committeeName", "Riverbend")));
    Map<?, ?> page = Desk.members(known.get("/apiKeyProfiles"));
    Map<?, ?> profile = (Map<?, ?>) Desk.list(page, "items").getFirst();

    assertThat(page.get("count")).isEqualTo(1L);
    assertThat(page.get("nextPageLink")).isNull();
    assertThat((String) profile.get("keyReference")).hasSize(4).isNotEqualTo("c9d6");
    assertThat(profile.get("hasMyVoters")).isEqualTo(false);
    assertThat(profile.get("hasMyCampaign")).isEqualTo(true);
    assertThat(profile.get("committeeName")).isEqualTo("Riverbend");
    assertThat(profile.get("rateLimitProfile")).isInstanceOf(Map.class);
  }

  @Test
  void twoKeysHaveTwoReferences() {
    Object first = reference(Desk.GUID);

    assertThat(reference(OTHER)).isNotEqualTo(first);
    assertThat(reference(Desk.GUID)).isEqualTo(first);
  }

  private @Nullable Object reference(String guid) {
    Map<?, ?> page = Desk.members(desk.withKey(guid).get("/apiKeyProfiles"));
    return ((Map<?, ?>) Desk.list(page, "items").getFirst()).get("keyReference");
  }

  @Test
  void theLimitIsPerKeyAndRolls() {
    Desk limited = new Desk(FakeSettings.builder().limitPerSecond(2));
    limited.get("/people/1");
    limited.nanosPass(400_000_000);
    limited.get("/people/1");
    FakeAnswer refused = limited.get("/people/1");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(Desk.json(refused))
        .isEqualTo(
            "{\"errors\":[{\"code\":\"429\","
                + "\"text\":\"Rate limit exceeded. Try again in 600 ms.\"}]}");
    assertThat(limited.withKey(OTHER).get("/people/1").status()).isEqualTo(404);
    limited.nanosPass(600_000_000);
    assertThat(limited.withKey(Desk.GUID).get("/people/1").status()).isEqualTo(404);
  }

  @Test
  void anEchoHasTheMessageAndTheClock() {
    assertThat(Desk.json(desk.post("/echoes", "{\"message\":\"hello\"}")))
        .isEqualTo(
            "{\"message\":\"hello\",\"dateSent\":\"2026-01-01T00:00:00.1234567Z\","
                + "\"delayInMilliseconds\":null}");
    assertThat(Desk.members(desk.ask("POST", "/echoes", new RequestBody.Absent())).get("message"))
        .isNull();
  }

  @Test
  void anEchoIsDelayedOrHangsOrBreaks() {
    assertThat(desk.post("/echoes", "{\"delayInMilliseconds\":70}").delay()).hasMillis(70);
    assertThat(desk.post("/echoes", "{\"delayInMilliseconds\":-1}").hangs()).isTrue();
    assertThat(desk.post("/echoes", "{\"delayInMilliseconds\":-2}").status()).isEqualTo(500);
  }

  @Test
  void twoFakesOfOneSeedGiveTheSameCodes() {
    Desk same = new Desk();

    assertThat(Desk.json(desk.post("/echoes", "{\"delayInMilliseconds\":-2}")))
        .isEqualTo(Desk.json(same.post("/echoes", "{\"delayInMilliseconds\":-2}")));
  }
}
