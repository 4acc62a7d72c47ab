package dev.crmport.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmport.core.call.Operation.Method;
import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.failure.NotPermitted;
import dev.crmport.core.failure.OutcomeUnknown;
import dev.crmport.core.failure.OutcomeUnknown.Sent;
import dev.crmport.core.failure.RequestRejected;
import dev.crmport.core.failure.Throttled;
import dev.crmport.core.failure.Unavailable;
import dev.crmport.core.failure.Unreadable;
import dev.crmport.core.failure.Unreadable.Effect;
import dev.crmport.core.people.People;
import dev.crmport.core.people.Person;
import dev.crmport.core.people.PersonMatch;
import dev.crmport.core.people.VanId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
  private static final Person ADELA = Person.builder().firstName("Adela").build();
  private static final Operation<PersonMatch> CREATE = People.create(ADELA);
  private static final Operation<PersonMatch> FIND = People.find(ADELA);
  private static final Operation<Optional<Person>> GET = People.get(new VanId(7));

  @Test
  void aStatusWithAReadingIsRead() {
    Map<String, Object> stub = Map.of("vanId", 7L, "status", "Stored");

    assertThat(read(CREATE, answer(201, stub))).isEqualTo(new PersonMatch.Stored(new VanId(7)));
  }

  @Test
  void a404ThatTheOperationReadsIsNoFailure() {
    assertThat(read(FIND, answer(404, Map.of("status", "Unmatched"))))
        .isEqualTo(new PersonMatch.Unmatched());
  }

  @ParameterizedTest
  @CsvSource({"200, DONE", "201, DONE", "302, DONE"})
  void aWriteOfAnotherShapeWasDone(int status, Effect effect) {
    Unreadable failure =
        catchThrowableOfType(
            Unreadable.class, () -> read(CREATE, answer(status, List.of("Adela"))));

    assertThat(failure.effect()).isEqualTo(effect);
    assertThat(failure).hasMessageContaining("is not an object").hasMessageNotContaining("Adela");
    assertThat(failure.status()).hasValue(status);
  }

  @Test
  void aReadOfAnotherShapeChangedNothing() {
    Unreadable failure =
        catchThrowableOfType(Unreadable.class, () -> read(GET, answer(200, "text")));

    assertThat(failure.effect()).isEqualTo(Effect.NOT_DONE);
  }

  @Test
  void a401RefusesTheKey() {
    KeyRefused failure =
        catchThrowableOfType(KeyRefused.class, () -> read(GET, answer(401, envelope("no"))));

    assertThat(failure.reason()).isEqualTo(KeyRefused.Reason.REFUSED_BY_CRM);
  }

  @Test
  void a403And400CarryTheErrors() {
    NotPermitted forbidden =
        catchThrowableOfType(
            NotPermitted.class, () -> read(GET, answer(403, envelope("not yours"))));
    RequestRejected rejected =
        catchThrowableOfType(
            RequestRejected.class, () -> read(GET, answer(400, envelope("odd name"))));

    assertThat(forbidden.errors()).singleElement().matches(e -> e.text().equals("not yours"));
    assertThat(rejected.errors()).singleElement().matches(e -> e.text().equals("odd name"));
  }

  @Test
  void aRejectionWithoutAnEnvelopeIsStillARejection() {
    assertThatThrownBy(() -> read(CREATE, answer(409, List.of())))
        .isInstanceOf(RequestRejected.class)
        .hasMessageContaining("gave no reason");
    assertThatThrownBy(() -> read(CREATE, answer(409, Map.of("errors", "many"))))
        .isInstanceOf(RequestRejected.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Rate limit exceeded. Try again in 250 ms., 250",
    "Try again in 90000 ms., 60000",
    "Try again in 99999999999999999999 ms., 1000",
    "Slow down., 1000"
  })
  void a429SaysHowLongTheLaneIsClosed(String text, long millis) {
    Throttled failure =
        catchThrowableOfType(Throttled.class, () -> read(GET, answer(429, envelope(text))));

    assertThat(failure.closedFor()).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void aFaultOfTheServerIsUnknownWhereItMayNotBeRepeated(int status) {
    Sent sent = sent(CREATE);
    OutcomeUnknown failure =
        catchThrowableOfType(
            OutcomeUnknown.class,
            () -> Answers.read(CREATE, facts(CREATE), sent, answer(status, envelope("oops"))));

    assertThat(failure.sent()).isSameAs(sent);
    assertThatThrownBy(() -> read(FIND, answer(status, envelope("oops"))))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void theReferenceCodeOfAFaultIsSaid() {
    Map<String, Object> error = Map.of("code", "X", "text", "y", "referenceCode", "ab-12");

    assertThatThrownBy(() -> read(FIND, answer(500, Map.of("errors", List.of(error)))))
        .hasMessageContaining("ab-12");
  }

  @Test
  void aStatusThatNobodyPromisedIsUnreadable() {
    Unreadable write =
        catchThrowableOfType(Unreadable.class, () -> read(CREATE, answer(307, Map.of())));
    Unreadable done =
        catchThrowableOfType(Unreadable.class, () -> read(CREATE, answer(204, Map.of())));

    assertThat(write.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(done.effect()).isEqualTo(Effect.DONE);
  }

  @Test
  void aPageIsUnreadableUnlessItsStatusSaysEnough() {
    assertThat(page(CREATE, 200)).isInstanceOf(Unreadable.class);
    assertThat(page(GET, 404)).isInstanceOf(Unreadable.class);
    assertThat(page(GET, 403)).isInstanceOf(Unreadable.class);
    assertThat(page(GET, 401)).isInstanceOf(KeyRefused.class);
    assertThat(page(GET, 429)).isInstanceOf(Throttled.class);
    assertThat(page(GET, 503)).isInstanceOf(Unavailable.class);
    assertThat(page(CREATE, 503)).isInstanceOf(OutcomeUnknown.class);
  }

  @Test
  void argumentsAreEncodedIntoThePath() {
    Operation<Answer> operation =
        Operation.<Answer>builder("odd", Method.GET, "/a/{x}/b/{y}")
            .argument("x", "1/2 {y}")
            .argument("y", "é+~*")
            .reads(200, Reading.asItCame())
            .build();

    assertThat(operation.encodedPath()).isEqualTo("/a/1%2F2%20%7By%7D/b/%C3%A9%2B~%2A");
    assertThat(GET.encodedPath()).isEqualTo("/people/7");
    assertThat(FIND.encodedPath()).isEqualTo("/people/find");
  }

  private static <R> R read(Operation<R> operation, Answer answer) {
    return Answers.read(operation, facts(operation), sent(operation), answer);
  }

  private static CrmException page(Operation<?> operation, int status) {
    return Answers.notJson(operation, facts(operation), sent(operation), status);
  }

  private static CallFacts facts(Operation<?> operation) {
    return CallFacts.of(operation.name());
  }

  private static Sent sent(Operation<?> operation) {
    return new Sent(
        operation.method().name(), operation.encodedPath(), operation.body(), Instant.EPOCH);
  }

  private static Answer answer(int status, Object body) {
    return new Answer(status, Optional.of(body));
  }

  private static Map<String, Object> envelope(String text) {
    return Map.of("errors", List.of(Map.of("code", "CODE", "text", text)));
  }
}
