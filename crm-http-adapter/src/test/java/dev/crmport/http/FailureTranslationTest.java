package dev.crmport.http;

import static dev.crmport.testkit.Fixtures.aPerson;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.call.Operation;
import dev.crmport.core.call.Operation.Method;
import dev.crmport.core.call.Reading;
import dev.crmport.core.failure.ApiError;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.failure.NotPermitted;
import dev.crmport.core.failure.OutcomeUnknown;
import dev.crmport.core.failure.RequestRejected;
import dev.crmport.core.failure.Unavailable;
import dev.crmport.core.failure.Unreadable;
import dev.crmport.core.failure.Unreadable.Effect;
import dev.crmport.core.people.People;
import dev.crmport.core.people.PersonMatch;
import dev.crmport.core.people.VanId;
import dev.crmport.testkit.Fault;
import dev.crmport.testkit.TestKeys;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each status and body of the CRM, and of what stands in front of it, becomes the right failure.
 */
@Timeout(60)
final class FailureTranslationTest {
  private static final Map<String, String> JSON =
      Map.of("Content-Type", "application/json; charset=utf-8");
  private static final Map<String, String> HTML = Map.of("Content-Type", "text/html");
  private static final String ENVELOPE =
      "{\"errors\":[{\"code\":\"INVALID_PARAMETER\",\"text\":\"Not so.\","
          + "\"properties\":[\"emails[0].email\"],\"hint\":\"^x$\"}]}";
  private static final String PAGE = "<html><body>Down</body></html>";

  private final Rig rig = Rig.standard();

  @AfterEach
  void close() {
    rig.close();
  }

  private void answer(int status, Map<String, String> headers, String body) {
    rig.server.script(Fault.answer(status, headers, body.getBytes(UTF_8)));
  }

  private static Operation<?> create() {
    return People.create(aPerson().build());
  }

  private static Operation<?> get() {
    return People.get(new VanId(7));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 409, 411, 418, 422})
  void aRefusalWithTheEnvelopeIsRejectedWithItsErrors(int status) {
    answer(status, JSON, ENVELOPE);

    RequestRejected rejected = rig.failure(RequestRejected.class, create());

    assertThat(rejected.status()).hasValue(status);
    ApiError error = rejected.errors().getFirst();
    assertThat(error.code()).isEqualTo("INVALID_PARAMETER");
    assertThat(error.properties()).containsExactly("emails[0].email");
    assertThat(error.hint()).contains("^x$");
    assertThat(rejected).hasMessageContaining("Not so. at emails[0].email");
    assertThat(rig.arrivals()).isEqualTo(1);
  }

  @Test
  void aRefusalWithAnOddBodyIsStillARejection() {
    answer(404, JSON, "{\"message\":\"No HTTP resource was found.\"}");
    assertThat(rig.failure(RequestRejected.class, create()))
        .hasMessageContaining("No HTTP resource was found.");

    answer(400, JSON, "{\"errors\":7}");
    assertThat(rig.failure(RequestRejected.class, create()).errors()).isEmpty();

    answer(400, JSON, "");
    assertThat(rig.failure(RequestRejected.class, create()).errors()).isEmpty();
  }

  @Test
  void a403IsNotPermittedAndClosesNothing() {
    answer(403, JSON, "{\"errors\":[{\"code\":\"FORBIDDEN\",\"text\":\"May not request 'x'\"}]}");

    assertThat(rig.failure(NotPermitted.class, get())).hasMessageContaining("May not request 'x'");
    assertThat(rig.crm.call(People.get(new VanId(7)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {ENVELOPE, "", PAGE, "{"})
  void a401IsARefusedKeyWhateverItsBody(String body) {
    answer(401, body.equals(PAGE) ? HTML : JSON, body);

    KeyRefused refused = rig.failure(KeyRefused.class, get());

    assertThat(refused.reason()).isEqualTo(KeyRefused.Reason.REFUSED_BY_CRM);
    assertThat(refused.status()).hasValue(401);
    assertThat(refused.key()).isPresent();
    assertThat(rig.arrivals()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"400", "403", "404", "411", "418"})
  void aPageWithARefusalIsUnreadableAndNotDone(int status) {
    answer(status, HTML, PAGE);

    Unreadable unreadable = rig.failure(Unreadable.class, create());

    assertThat(unreadable.effect()).isEqualTo(Effect.NOT_DONE);
    assertThat(unreadable.status()).hasValue(status);
    assertThat(rig.arrivals()).isEqualTo(1);
  }

  @Test
  void theRedirectToTheErrorPageIsNotFollowedAndNotAMatch() {
    rig.server.script(
        Fault.answer(
            302,
            Map.of("Content-Type", "text/html", "Location", "/Error.aspx?EID=26B226-343EF8"),
            "<html><head><title>Object moved</title></head></html>".getBytes(UTF_8)));

    Unreadable unreadable =
        rig.failure(Unreadable.class, People.update(new VanId(7), aPerson().build()));

    assertThat(unreadable.effect()).isEqualTo(Effect.NOT_DONE);
    assertThat(rig.arrivals()).isEqualTo(1);
  }

  @Test
  void a302WithAMatchIsAnAnswer() {
    answer(302, JSON, "{\"vanId\":102700001,\"status\":\"Matched\"}");

    assertThat(rig.crm.call(People.findOrCreate(aPerson().build())))
        .isEqualTo(new PersonMatch.Matched(new VanId(102_700_001)));
    assertThat(rig.arrivals()).isEqualTo(1);
  }

  @Test
  void a404IsAnAnswerWhereTheOperationSaysSo() {
    assertThat(rig.crm.call(People.find(aPerson().build()))).isEqualTo(new PersonMatch.Unmatched());
    assertThat(rig.crm.call(People.get(new VanId(7)))).isEmpty();
  }

  @Test
  void a404PageIsNotAnAbsentPerson() {
    answer(404, HTML, PAGE);

    assertThat(rig.failure(Unreadable.class, get()).effect()).isEqualTo(Effect.NOT_DONE);
  }

  @ParameterizedTest
  @CsvSource({"201,DONE", "200,DONE", "302,DONE"})
  void aBrokenAnswerToAWriteThatWasDoneSaysSo(int status, Effect effect) {
    for (String body :
        new String[] {"{\"vanId\":1", "[1]", "{\"vanId\":\"x\",\"status\":\"Stored\"}"}) {
      answer(status, JSON, body);
      assertThat(rig.failure(Unreadable.class, create()).effect()).isEqualTo(effect);
    }
  }

  @Test
  void aPageWithAGoodStatusSaysNothingOfAWrite() {
    rig.server.script(Fault.htmlWith200(), Fault.htmlWith200());

    assertThat(rig.failure(Unreadable.class, create()).effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(rig.failure(Unreadable.class, get()).effect()).isEqualTo(Effect.NOT_DONE);
    assertThat(rig.server.peopleStored()).isZero();
  }

  @Test
  void anotherContentTypeIsNotParsed() {
    rig.server.script(Fault.contentType("text/plain"));

    assertThat(rig.failure(Unreadable.class, get())).hasMessageContaining("not JSON").hasNoCause();
  }

  @Test
  void brokenJsonIsNotQuoted() {
    answer(200, JSON, "{\"firstName\": Nora}");

    assertThat(rig.failure(Unreadable.class, get()))
        .hasMessageContaining("line 1")
        .hasMessageNotContaining("Nora")
        .hasNoCause();
  }

  @Test
  void aStatusThatTheOperationDoesNotKnowIsUnreadable() {
    answer(204, Map.of(), "");
    assertThat(rig.failure(Unreadable.class, create()).effect()).isEqualTo(Effect.DONE);

    answer(307, JSON, "{}");
    assertThat(rig.failure(Unreadable.class, create()).effect()).isEqualTo(Effect.UNKNOWN);
  }

  @Test
  void anAnswerWithoutABodyReadsAsNothing() {
    answer(204, Map.of(), "");
    Operation<Boolean> note =
        Operation.<Boolean>builder("addPersonNote", Method.POST, "/people/7/notes")
            .body(Map.of("text", "x"))
            .reads(204, answer -> answer.body().isEmpty())
            .build();

    assertThat(rig.crm.call(note)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void aFaultOfTheCrmIsRepeatedWhereThatDoesNoHarm(int status) {
    for (int i = 0; i < 3; i++) {
      rig.server.script(Fault.answer(status, HTML, PAGE.getBytes(UTF_8)));
    }

    Unavailable unavailable = rig.failure(Unavailable.class, get());

    assertThat(unavailable.status()).hasValue(status);
    assertThat(rig.arrivals()).isEqualTo(3);
    assertThat(rig.pacer.turns()).hasSize(3).allMatch(turn -> turn.answered);
  }

  @Test
  void aFaultOfTheCrmOnACreateIsUnknownAndNotRepeated() {
    rig.server.script(Fault.serverError());
    OutcomeUnknown unknown = rig.failure(OutcomeUnknown.class, create());
    assertThat(unknown.status()).hasValue(500);
    assertThat(unknown).hasMessageContaining("48E6AB-938498");
    assertThat(unknown.sent().path()).isEqualTo("/people/create");
    assertThat(unknown.sent().body()).isPresent();

    rig.server.script(Fault.serverException());
    assertThat(rig.failure(OutcomeUnknown.class, create())).hasMessageNotContaining("at the fake");

    rig.server.script(Fault.badGateway());
    assertThat(rig.failure(OutcomeUnknown.class, create()).status()).hasValue(502);
    assertThat(rig.arrivals()).isEqualTo(3);
  }

  @Test
  void aFaultThatPassesIsNotSeen() {
    rig.server.script(Fault.serviceUnavailable(), Fault.serverException());

    assertThat(rig.crm.call(People.get(new VanId(7)))).isEmpty();
    assertThat(rig.time.nanos()).isEqualTo(1_050_000_000L);
  }

  @Test
  void anOperationMayReadAFaultItself() {
    answer(500, JSON, "{\"errors\":[]}");
    Operation<Integer> any =
        Operation.<Integer>builder("any", Method.POST, "/people/create")
            .reads(500, answer -> answer.status())
            .build();

    assertThat(rig.crm.call(any)).isEqualTo(500);
  }

  @Test
  void aKeyThatTheCrmQuotesIsTakenOutOfItsErrors() {
    String key = TestKeys.numbered(0xc9d6);
    String pair = Base64.getEncoder().encodeToString(("app:" + key + "|1").getBytes(UTF_8));
    answer(
        400,
        JSON,
        "{\"errors\":[{\"code\":\"X\",\"text\":\"key "
            + key
            + " and "
            + pair
            + "\",\"properties\":[\""
            + key
            + "\"],\"hint\":\""
            + key
            + "|1\"}]}");

    RequestRejected rejected = rig.failure(RequestRejected.class, create());

    assertThat(rejected.errors().getFirst().members().asMap().toString())
        .doesNotContain(TestKeys.PREFIX)
        .doesNotContain(pair)
        .contains("c9d6");
    assertThat(rejected.getMessage()).doesNotContain(TestKeys.PREFIX).doesNotContain(pair);
  }

  @Test
  void failuresOfTheReadingItselfAreTheCallersOwn() {
    Reading<String> broken =
        answer -> {
          throw new IllegalStateException("of the caller");
        };
    Operation<String> operation =
        Operation.<String>builder("any", Method.GET, "/apiKeyProfiles").reads(200, broken).build();

    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> rig.crm.call(operation)))
        .isInstanceOf(IllegalStateException.class)
        .isNotInstanceOf(CrmException.class);
  }
}
