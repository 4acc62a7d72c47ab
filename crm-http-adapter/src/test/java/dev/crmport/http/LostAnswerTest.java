package dev.crmport.http;

import static dev.crmport.testkit.Fixtures.aPerson;
import static dev.crmport.testkit.Fixtures.aPersonBelowTheMinimum;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.call.Operation;
import dev.crmport.core.failure.OutcomeUnknown;
import dev.crmport.core.failure.Unavailable;
import dev.crmport.core.failure.Unreadable;
import dev.crmport.core.failure.Unreadable.Effect;
import dev.crmport.core.people.People;
import dev.crmport.core.people.PersonMatch;
import dev.crmport.testkit.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What left and was not answered is repeated where that does no harm, and only there. */
@Timeout(60)
final class LostAnswerTest {
  /** So long that nothing is cut off on a loaded machine before it has left. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final Rig rig = Rig.with(options -> options.exchangeLimit(LIMIT));

  @AfterEach
  void close() {
    rig.close();
  }

  private static Operation<PersonMatch> create() {
    return People.create(aPerson().build());
  }

  static Fault[] losingTheAnswer() {
    return new Fault[] {
      Fault.resetBeforeApplying(),
      Fault.resetAfterApplying(),
      Fault.truncatedHead(),
      Fault.truncatedBody(),
      Fault.truncatedChunks(),
      Fault.hang(),
      Fault.drip(Duration.ofHours(1))
    };
  }

  @ParameterizedTest
  @MethodSource("losingTheAnswer")
  void findOrCreateIsRepeatedAndStoresOnePerson(Fault fault) {
    rig.server.script(fault);

    PersonMatch match = rig.crm.call(People.findOrCreate(aPerson().build()));

    assertThat(match.vanId()).isPresent();
    assertThat(rig.server.peopleStored()).isEqualTo(1);
    assertThat(rig.arrivals()).isEqualTo(2);
    assertThat(rig.pacer.turns()).hasSize(2).allMatch(turn -> !turn.unused);
    rig.assertTurnsKept();
  }

  @ParameterizedTest
  @MethodSource("losingTheAnswer")
  void aCallThatMayBeRepeatedIsUnavailableInTheEnd(Fault fault) {
    rig.server.script(fault, fault, fault);

    assertThat(rig.failure(Unavailable.class, People.findOrCreate(aPerson().build())))
        .hasCauseInstanceOf(Exception.class);
    assertThat(rig.arrivals()).isEqualTo(3);
  }

  static Fault[] losingAllOfIt() {
    return new Fault[] {
      Fault.resetBeforeApplying(), Fault.resetAfterApplying(), Fault.truncatedHead(), Fault.hang()
    };
  }

  @ParameterizedTest
  @MethodSource("losingAllOfIt")
  void aCreateWithoutAnswerIsUnknownAndArrivesOnce(Fault fault) {
    rig.server.script(fault);

    OutcomeUnknown unknown = rig.failure(OutcomeUnknown.class, create());

    assertThat(unknown.status()).isEmpty();
    assertThat(unknown.sent().method()).isEqualTo("POST");
    assertThat(unknown.sent().path()).isEqualTo("/people/create");
    assertThat(unknown.sent().leftAt()).isEqualTo(rig.time.now());
    assertThat(rig.arrivals()).isEqualTo(1);
    assertThat(rig.pacer.turns()).singleElement().matches(turn -> !turn.answered && !turn.unused);
  }

  static Fault[] losingTheBody() {
    return new Fault[] {
      Fault.truncatedBody(), Fault.truncatedChunks(), Fault.drip(Duration.ofHours(1))
    };
  }

  @ParameterizedTest
  @MethodSource("losingTheBody")
  void aCreateWhoseStatusCameWasDone(Fault fault) {
    rig.server.script(fault);

    Unreadable unreadable = rig.failure(Unreadable.class, create());

    assertThat(unreadable.effect()).isEqualTo(Effect.DONE);
    assertThat(unreadable.status()).hasValue(201);
    assertThat(rig.arrivals()).isEqualTo(1);
    assertThat(rig.pacer.turns()).singleElement().matches(turn -> turn.answered);
  }

  @Test
  void belowTheMinimumMatchNothingIsRepeated() {
    rig.server.script(Fault.resetAfterApplying());

    rig.failure(OutcomeUnknown.class, People.findOrCreate(aPersonBelowTheMinimum().build()));

    assertThat(rig.server.peopleStored()).isEqualTo(1);
  }

  @Test
  void whatCannotHaveLeftIsRepeatedAlsoForACreateAndTakesNoTurn() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (HttpCrm nobody = rig.to(URI.create("http://127.0.0.1:" + free + "/v4")).build()) {
      Unavailable unavailable =
          org.assertj.core.api.Assertions.catchThrowableOfType(
              Unavailable.class, () -> nobody.call(create()));
      assertThat(unavailable).hasMessageContaining("could not be reached");
    }
    assertThat(rig.pacer.turns()).hasSize(3).allMatch(turn -> turn.unused && turn.closed);
  }

  @Test
  void aLimitThatPassesIsARealEnd() {
    rig.server.script(Fault.hang());

    assertThat(rig.failure(OutcomeUnknown.class, create())).hasMessageContaining(LIMIT.toString());
    assertThat(rig.crm.call(create()).vanId()).isPresent();
  }
}
