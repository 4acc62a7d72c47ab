package dev.crmport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import dev.crmport.core.redact.Redactor;
import dev.crmport.pacing.MachinePacer;
import dev.crmport.testkit.ManualTime;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandPacerTest {
  private static final Lane LANE = new Lane("acme");
  private static final long LIMIT_AND_QUARANTINE = Duration.ofSeconds(31).toNanos();

  @TempDir Path directory;

  private final ManualTime time = ManualTime.autoAdvancing();
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private StateFolder state;
  private CommandPacer pacer;
  private MachinePacer other;

  @BeforeEach
  void open() {
    Surroundings surroundings =
        new Surroundings(
            InputStream.nullInputStream(),
            new PrintStream(told, true, UTF_8),
            new PrintStream(told, true, UTF_8),
            Map.of(),
            directory,
            directory,
            false,
            null,
            time,
            new Stop());
    state = new StateFolder(directory.resolve("state"));
    pacer =
        new CommandPacer(state, Opening.UNHEARD, time, new Screen(surroundings, Redactor.create()));
    other = MachinePacer.in(state.lanes()).time(time).build();
  }

  @AfterEach
  void close() {
    pacer.close();
    other.close();
  }

  private Turn take() throws InterruptedException {
    return pacer.take(LANE, Urgency.INTERACTIVE, Deadline.none());
  }

  private String told() {
    return told.toString(UTF_8);
  }

  @Test
  void aWaitForTheWindowIsNotWorthAWord() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      try (Turn turn = take()) {
        turn.answered();
      }
    }
    assertThat(told()).isEmpty();
  }

  @Test
  void aTurnThatAKilledCommandHeldIsWaitedForAndThatIsSaidOnce() throws InterruptedException {
    Turn neverClosed = other.take(LANE, Urgency.INTERACTIVE, Deadline.none());
    long departed = time.nanos();

    take().close();

    assertThat(time.nanos() - departed).isGreaterThanOrEqualTo(LIMIT_AND_QUARANTINE);
    assertThat(told()).startsWith("Waiting for a turn: ").contains("killed").hasLineCount(1);
    neverClosed.close();
    Turn another = other.take(LANE, Urgency.INTERACTIVE, Deadline.none());
    take().close();
    assertThat(told()).as("after a second wait").hasLineCount(1);
    another.close();
  }

  @Test
  void aPauseThatTheCrmAskedForIsSaidBeforeItBegins() throws InterruptedException {
    try (Turn throttled = other.take(LANE, Urgency.INTERACTIVE, Deadline.none())) {
      throttled.answered();
      throttled.hold(Duration.ofSeconds(20));
    }

    take().close();

    assertThat(told()).contains("the CRM asked for a pause").hasLineCount(1);
  }

  @Test
  void aDeadlineOfTheCallersOwnIsKept() throws InterruptedException {
    Turn neverClosed = other.take(LANE, Urgency.INTERACTIVE, Deadline.none());

    assertThatThrownBy(
            () -> pacer.take(LANE, Urgency.INTERACTIVE, Deadline.in(Duration.ofSeconds(8), time)))
        .isInstanceOf(TurnRefused.class);
    assertThat(told()).isEmpty();
    neverClosed.close();
  }

  @Test
  void afterAStopNoTurnIsGiven() {
    pacer.stop();
    assertThatThrownBy(this::take).isInstanceOf(InterruptedException.class);
  }
}
