package dev.crmport.core.pace;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  private static final Lane LANE = new Lane("acme");
  private static final Logger LOG = Logger.getLogger("dev.crmport.core.pace");
  private static final Exchange EXCHANGE = new Exchange("findPerson", Duration.ofSeconds(2));

  private final SetTime time = new SetTime();
  private final List<String> told = new ArrayList<>();

  private final PaceListener listener =
      new PaceListener() {
        @Override
        public void given(TurnFacts turn) {
          told.add("given " + turn);
        }

        @Override
        public void ended(TurnFacts turn, TurnEnd end, Duration answer, Duration exchange) {
          told.add(
              end + " " + turn.operation() + " " + answer.toNanos() + " " + exchange.toNanos());
        }

        @Override
        public void held(Lane lane, Duration pause) {
          told.add("held " + lane + " " + pause.toNanos());
        }

        @Override
        public void refused(
            Lane lane, Urgency urgency, String operation, TurnRefused.Reason reason) {
          told.add("refused " + lane + " " + urgency + " " + operation + " " + reason);
        }
      };

  private Turn take(JvmPacer pacer) throws InterruptedException {
    return pacer.take(LANE, Urgency.BATCH, Deadline.in(Duration.ZERO, time), EXCHANGE);
  }

  private void oneOfEach(JvmPacer pacer) throws InterruptedException {
    try (Turn turn = take(pacer)) {
      time.nanos += 30;
      turn.answered();
      turn.hold(Duration.ofNanos(500));
      time.nanos += 10;
    }
    assertThatThrownBy(() -> take(pacer)).isInstanceOf(TurnRefused.class);
    time.nanos += 490;
    try (Turn turn = take(pacer)) {
      turn.unused();
    }
    take(pacer).close();
    time.nanos += Duration.ofSeconds(1).toNanos();
    take(pacer);
    time.nanos += Duration.ofSeconds(3).toNanos();
    try (Turn turn = take(pacer)) {
      time.nanos += 7;
      turn.answered();
    }
  }

  @Test
  void aListenerIsToldOfEverything() throws Exception {
    oneOfEach(JvmPacer.builder().time(time).listener(listener).build());
    assertThat(told)
        .containsExactly(
            "given TurnFacts[lane=acme, urgency=BATCH, operation=findPerson, waited=PT0S,"
                + " departed=0]",
            "held acme 500",
            "HELD findPerson 30 40",
            "refused acme BATCH findPerson DEADLINE",
            "given TurnFacts[lane=acme, urgency=BATCH, operation=findPerson, waited=PT0S,"
                + " departed=530]",
            "UNUSED findPerson 0 0",
            "given TurnFacts[lane=acme, urgency=BATCH, operation=findPerson, waited=PT0S,"
                + " departed=530]",
            "UNKNOWN findPerson 0 0",
            "given TurnFacts[lane=acme, urgency=BATCH, operation=findPerson, waited=PT0S,"
                + " departed=1000000530]",
            "ABANDONED findPerson 0 3000000000",
            "given TurnFacts[lane=acme, urgency=BATCH, operation=findPerson, waited=PT0S,"
                + " departed=4000000530]",
            "ANSWERED findPerson 7 7");
  }

  @Test
  void aListenerThatFailsChangesNothing() throws Exception {
    PaceListener broken =
        new PaceListener() {
          @Override
          public void given(TurnFacts turn) {
            throw new IllegalStateException("planted");
          }

          @Override
          public void ended(TurnFacts turn, TurnEnd end, Duration answer, Duration exchange) {
            throw new IllegalStateException("planted");
          }
        };
    JvmPacer pacer = JvmPacer.builder().time(time).listener(broken).build();
    for (int i = 0; i < 5; i++) {
      try (Turn turn = take(pacer)) {
        turn.answered();
      }
    }
  }

  @Test
  void aFlightRecordingHasWaitUrgencyAndExchangeOfEachTurn(@TempDir Path directory)
      throws Exception {
    try (Recording recording = new Recording()) {
      recording.start();
      oneOfEach(JvmPacer.builder().time(time).build());
      recording.stop();
      Path file = directory.resolve("turns.jfr");
      recording.dump(file);
      assertThat(of(file, "dev.crmport.Turn"))
          .extracting(
              event -> event.getString("end"),
              event -> event.getLong("answer"),
              event -> event.getLong("exchange"),
              event -> event.getLong("waited"),
              event ->
                  event.getString("lane")
                      + " "
                      + event.getString("urgency")
                      + " "
                      + event.getString("operation"))
          .extracting(Object::toString)
          .containsExactly(
              "(\"HELD\", 30L, 40L, 0L, \"acme BATCH findPerson\")",
              "(\"UNUSED\", 0L, 0L, 0L, \"acme BATCH findPerson\")",
              "(\"UNKNOWN\", 0L, 0L, 0L, \"acme BATCH findPerson\")",
              "(\"ABANDONED\", 0L, 3000000000L, 0L, \"acme BATCH findPerson\")",
              "(\"ANSWERED\", 7L, 7L, 0L, \"acme BATCH findPerson\")");
      assertThat(of(file, "dev.crmport.LaneHeld"))
          .extracting(event -> event.getString("lane"), event -> event.getLong("pause"))
          .extracting(Object::toString)
          .containsExactly("(\"acme\", 500L)");
      assertThat(of(file, "dev.crmport.TurnRefused"))
          .extracting(event -> event.getString("reason"))
          .containsExactly("DEADLINE");
    }
  }

  @Test
  void whoAsksForAnEstimateReportsTheTurnThatItGivesUp() throws Exception {
    JvmPacer pacer = JvmPacer.builder().time(time).listener(listener).build();
    take(pacer);
    time.nanos = Duration.ofSeconds(3).toNanos();
    assertThat(pacer.estimate(LANE, Urgency.BATCH)).isZero();
    assertThat(told).last().isEqualTo("ABANDONED findPerson 0 3000000000");
  }

  @Test
  void whoLooksForIdleLanesReportsTheTurnThatItGivesUp() throws Exception {
    JvmPacer pacer = JvmPacer.builder().time(time).listener(listener).build();
    take(pacer);
    // The first look only finds out which lanes there are.
    for (int i = 0; i < 2; i++) {
      time.nanos += Duration.ofSeconds(5).toNanos();
      pacer.take(new Lane("birch"), Urgency.BATCH, Deadline.none(), EXCHANGE).close();
    }
    assertThat(told).contains("ABANDONED findPerson 0 10000000000");
  }

  @Test
  void aTurnThatIsGivenUpIsWarnedOfOnce() throws Exception {
    JvmPacer pacer = JvmPacer.builder().time(time).build();
    time.nanos = Duration.ofHours(1).toNanos();
    take(pacer);
    time.nanos += Duration.ofSeconds(3).toNanos();
    List<String> warnings =
        warnings(
            () -> {
              assertThat(pacer.estimate(LANE, Urgency.BATCH)).isZero();
              assertThat(pacer.estimate(LANE, Urgency.BATCH)).isZero();
            });
    assertThat(warnings)
        .singleElement(as(STRING))
        .contains("lane acme was given up")
        .contains("findPerson has been under way for 3000 ms");
  }

  @Test
  void aListenerThatFailsIsWarnedOfOnce() {
    PaceListener broken =
        new PaceListener() {
          @Override
          public void given(TurnFacts turn) {
            throw new IllegalStateException("planted");
          }
        };
    JvmPacer pacer = JvmPacer.builder().time(time).listener(broken).build();
    List<String> warnings =
        warnings(
            () -> {
              for (int i = 0; i < 3; i++) {
                take(pacer).close();
                time.nanos += Duration.ofSeconds(1).toNanos();
              }
            });
    assertThat(warnings).singleElement(as(STRING)).contains("The listener of a pacer failed");
  }

  private static List<String> warnings(ThrowingCallable act) {
    List<String> warnings = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            warnings.add(new SimpleFormatter().formatMessage(record));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    // Other tests of the same JVM may have silenced it.
    Level before = LOG.getLevel();
    LOG.setLevel(Level.WARNING);
    LOG.addHandler(handler);
    try {
      assertThatCode(act).doesNotThrowAnyException();
    } finally {
      LOG.removeHandler(handler);
      LOG.setLevel(before);
    }
    return warnings;
  }

  private static List<RecordedEvent> of(Path file, String name) throws IOException {
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(name))
        .toList();
  }
}
