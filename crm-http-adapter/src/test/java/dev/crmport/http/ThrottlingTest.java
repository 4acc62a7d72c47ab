package dev.crmport.http;

import static dev.crmport.testkit.Fixtures.aPerson;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.call.CallOptions;
import dev.crmport.core.call.Operation;
import dev.crmport.core.failure.Throttled;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.failure.Unavailable;
import dev.crmport.core.pace.JvmPacer;
import dev.crmport.core.people.People;
import dev.crmport.core.people.PersonMatch;
import dev.crmport.core.people.VanId;
import dev.crmport.testkit.Fault;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A 429 closes the lane for as long as it asks, within reason, and is repeated after it. */
@Timeout(60)
final class ThrottlingTest {
  private final Rig rig = Rig.standard();

  @AfterEach
  void close() {
    rig.close();
  }

  private static Operation<PersonMatch> create() {
    return People.create(aPerson().build());
  }

  private Duration heldAfter(Fault fault) {
    rig.server.script(fault);
    assertThat(rig.crm.call(create()).vanId()).isPresent();
    return rig.pacer.turns().getFirst().held;
  }

  private static Fault saying(String text, Map<String, String> headers) {
    Map<String, String> all = new java.util.HashMap<>(headers);
    all.put("Content-Type", "application/json");
    return Fault.answer(
        429, all, ("{\"errors\":[{\"code\":\"429\",\"text\":\"" + text + "\"}]}").getBytes(UTF_8));
  }

  @Test
  void thePauseIsReadFromTheText() {
    assertThat(heldAfter(Fault.tooManyRequests(730))).isEqualTo(Duration.ofMillis(730));
    assertThat(rig.arrivals()).isEqualTo(2);
    assertThat(rig.time.nanos()).as("the lane waits, not the call").isZero();
  }

  @Test
  void theLongerOfTextAndHeaderCounts() {
    assertThat(heldAfter(Fault.tooManyRequestsRetryAfter(730, 2))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void theHeaderMayBeADate() {
    assertThat(heldAfter(Fault.tooManyRequestsRetryAfter(30, rig.time.now().plusSeconds(9))))
        .isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void aDateThatHasPassedAddsNothing() {
    assertThat(heldAfter(Fault.tooManyRequestsRetryAfter(30, rig.time.now().minusSeconds(9))))
        .isEqualTo(Duration.ofMillis(30));
  }

  @ParameterizedTest
  @CsvSource({
    "Slow down.,350",
    "Try again in a while.,350",
    "Try again in 999999999999 ms.,350",
    "Try again in 999999999 ms.,60000",
    "try again in 5ms,5"
  })
  void aPauseIsBelievedWithinReason(String text, long millis) {
    assertThat(heldAfter(saying(text, Map.of()))).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"soon", "-3", "99999999999"})
  void aHeaderThatSaysNothingIsNoPause(String retryAfter) {
    assertThat(heldAfter(saying("Slow down.", Map.of("Retry-After", retryAfter))))
        .isEqualTo(Duration.ofMillis(350));
  }

  @Test
  void withoutAPauseTheBackoffDoubles() {
    Fault silent = Fault.answer(429, Map.of(), new byte[0]);
    rig.server.script(silent, silent);

    assertThat(rig.crm.call(create()).vanId()).isPresent();
    assertThat(rig.pacer.turns())
        .extracting(turn -> turn.held)
        .containsExactly(Duration.ofMillis(350), Duration.ofMillis(700), Duration.ZERO);
  }

  @Test
  void beyondTheBudgetItSaysHowLongTheLaneIsClosed() {
    rig.server.script(
        Fault.tooManyRequests(10), Fault.tooManyRequests(20), Fault.tooManyRequests(30));

    Throttled throttled = rig.failure(Throttled.class, create());

    assertThat(throttled.closedFor()).isEqualTo(Duration.ofMillis(30));
    assertThat(throttled.status()).hasValue(429);
    assertThat(rig.arrivals()).isEqualTo(3);
    assertThat(rig.pacer.turns()).allMatch(turn -> turn.answered && !turn.unused);
  }

  @Test
  void theLaneIsHeldForTheNextCallToo() {
    JvmPacer pacer = JvmPacer.builder().time(rig.time).build();
    rig.server.script(Fault.tooManyRequests(800));
    try (HttpCrm paced = rig.to(rig.server.baseUrl()).pacer(pacer).attempts(1).build()) {
      assertThatThrownBy(() -> paced.call(create())).isInstanceOf(Throttled.class);
      long before = rig.time.nanos();
      assertThat(paced.call(create()).vanId()).isPresent();
      assertThat(rig.time.nanos() - before).isEqualTo(Duration.ofMillis(800).toNanos());
    }
  }

  @Test
  void noAttemptIsWaitedForBeyondTheDeadline() {
    rig.server.script(Fault.serviceUnavailable());

    Unavailable unavailable =
        Assertions.catchThrowableOfType(
            Unavailable.class,
            () ->
                rig.crm
                    .with(CallOptions.defaults().within(Duration.ofMillis(349)))
                    .call(People.get(new VanId(7))));

    assertThat(unavailable.status()).hasValue(503);
    assertThat(unavailable.getSuppressed())
        .singleElement()
        .isInstanceOfSatisfying(
            TurnRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(TurnRefused.Reason.DEADLINE));
    assertThat(rig.time.nanos()).as("nobody waited").isZero();
    assertThat(rig.arrivals()).isEqualTo(1);
  }

  @Test
  void aTurnThatComesTooLateIsRefusedInTheNameOfTheCall() {
    JvmPacer pacer = JvmPacer.builder().time(rig.time).build();
    rig.server.script(Fault.tooManyRequests(800));
    try (HttpCrm paced = rig.to(rig.server.baseUrl()).pacer(pacer).build()) {
      TurnRefused refused =
          Assertions.catchThrowableOfType(
              TurnRefused.class,
              () ->
                  paced.with(CallOptions.defaults().within(Duration.ofMillis(500))).call(create()));
      assertThat(refused.operation()).isEqualTo("createPerson");
      assertThat(refused.reason()).isEqualTo(TurnRefused.Reason.DEADLINE);
    }
    assertThat(rig.arrivals()).isEqualTo(1);
  }

  @Test
  void theBackoffIsBounded() {
    Backoff backoff = new Backoff(Duration.ofMillis(350), Duration.ofSeconds(10));
    assertThat(backoff.after(1)).isEqualTo(Duration.ofMillis(350));
    assertThat(backoff.after(2)).isEqualTo(Duration.ofMillis(700));
    assertThat(backoff.after(5)).isEqualTo(Duration.ofMillis(5600));
    assertThat(backoff.after(6)).isEqualTo(Duration.ofSeconds(10));
    assertThat(backoff.after(1_000_000)).isEqualTo(Duration.ofSeconds(10));
  }
}
