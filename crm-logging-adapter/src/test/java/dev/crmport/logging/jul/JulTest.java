package dev.crmport.logging.jul;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.logging.LogContract;
import dev.crmport.logging.LogSystem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JulTest extends LogContract {
  private static final String LINE = "config = dev.crmport.logging.jul.RedactKeys";
  private static final String LOGS = "crm.test.logs";

  /** A logger gets its handlers when it is made, so each system has loggers of its own. */
  private static final AtomicInteger SYSTEMS = new AtomicInteger();

  private String name = "";

  @Override
  protected LogSystem system(boolean redacting) throws IOException {
    if (!redacting) {
      RedactKeys.nowhere();
    }
    name = "org.example" + SYSTEMS.incrementAndGet();
    System.setProperty(LOGS, logs.toString());
    read(redacting);
    return new Jul(name, Logger.getLogger(name), Logger.getLogger(name + ".Service"));
  }

  private void read(boolean redacting) throws IOException {
    String text =
        configuration("logging.properties", LINE, redacting)
            .replace("${crm.test.logs}", logs.toString())
            .replace("org.example", name);
    LogManager.getLogManager().readConfiguration(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  @AfterEach
  void back() throws IOException {
    RedactKeys.nowhere();
    System.clearProperty(LOGS);
    LogManager.getLogManager().readConfiguration();
  }

  /** Holds its loggers, which otherwise nobody does. */
  private record Jul(String name, Logger parent, Logger service) implements LogSystem {
    @Override
    public void say(String text) {
      service.info(text);
    }

    @Override
    public void say(String pattern, Object... arguments) {
      StringBuilder numbered = new StringBuilder(pattern);
      for (int i = 0, at = pattern.indexOf("{}"); at >= 0; i++) {
        numbered.replace(at, at + 2, "{" + i + "}");
        at = numbered.indexOf("{}");
      }
      service.log(Level.INFO, numbered.toString(), arguments);
    }

    @Override
    public void say(String text, Throwable failure) {
      service.log(Level.INFO, text, failure);
    }

    @Override
    public void sayAs(String logger, String text) {
      Logger.getLogger(logger.replace("org.example", name)).info(text);
    }

    @Override
    public void sayWithin(String around, String text) {
      LogRecord line = new LogRecord(Level.INFO, text);
      line.setLoggerName(service.getName());
      line.setParameters(new Object[] {around});
      service.log(line);
    }

    @Override
    public void close() {
      LogManager.getLogManager().reset();
    }
  }

  @Test
  void aConfigurationThatIsReadAgainStaysRedactedEvenWithoutTheLine() throws IOException {
    try (LogSystem log = system(true)) {
      for (boolean line : new boolean[] {true, false}) {
        read(line);
        log.say("again {}", KEY);
      }
    }
    assertThat(sweptText()).contains("again " + REPLACED);
  }

  @Test
  void aHandlerThatIsAddedToTheRootIsRedactedFromItsFirstRecord() throws IOException {
    List<String> seen = new ArrayList<>();
    try (LogSystem log = system(true)) {
      Logger.getLogger("").addHandler(new Listing(seen));
      log.say("first {}", KEY);
    }
    assertThat(seen).containsExactly("first {0} [" + REPLACED + "]");
  }

  @Test
  void aHandlerThatIsAddedToAnotherLoggerIsTakenInWithTheNextRecord() throws IOException {
    List<String> seen = new ArrayList<>();
    try (LogSystem log = system(true)) {
      Logger.getLogger(name + ".Service").addHandler(new Listing(seen));
      log.say("no key");
      log.say("then {}", KEY);
    }
    assertThat(seen).containsExactly("no key null", "then {0} [" + REPLACED + "]");
  }

  @Test
  void handlersThatCodeHasAddedCanBeTakenInAtOnce() throws IOException {
    List<String> seen = new ArrayList<>();
    try (LogSystem log = system(false)) {
      Logger own = Logger.getLogger(name + ".Service");
      own.setUseParentHandlers(false);
      own.addHandler(new Listing(seen));
      RedactKeys.everywhere();
      log.say("first {}", KEY);
      log.say("second");
    }
    assertThat(seen).containsExactly("first {0} [" + REPLACED + "]", "second null");
  }

  @Test
  void whatAHandlerReportsWhenItFailsIsRedacted() throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, UTF_8));
    try (LogSystem log = system(true)) {
      Handler failing = new Listing(new ArrayList<>());
      Logger.getLogger("").addHandler(failing);
      log.say("first");
      failing
          .getErrorManager()
          .error("could not write " + KEY, new IOException(KEY), ErrorManager.WRITE_FAILURE);
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(UTF_8))
        .contains("could not write " + REPLACED, "java.io.IOException: " + REPLACED)
        .doesNotContain(KEY);
  }

  @Test
  void aProcessThatStartsWithTheLineRedactsFromItsFirstRecord() throws Exception {
    Path file = logs.resolve("logging.properties");
    Files.writeString(
        file,
        LINE
            + "\nhandlers = java.util.logging.ConsoleHandler\nmain.handlers ="
            + " java.util.logging.ConsoleHandler\nmain.useParentHandlers = false\n");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Djava.util.logging.config.file=" + file,
                SaysAKey.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed)
        .contains("by the root " + REPLACED, "by its own " + REPLACED)
        .doesNotContain(KEY);
  }

  /** Logs as its first act. */
  static final class SaysAKey {
    public static void main(String[] args) {
      Logger.getLogger("main.own").info("by its own " + KEY + "|1");
      Logger.getLogger("other").info("by the root " + KEY + "|1");
    }
  }

  /** Neither filters nor formats. */
  private static final class Listing extends Handler {
    private final List<String> seen;

    Listing(List<String> seen) {
      this.seen = seen;
    }

    @Override
    public void publish(LogRecord line) {
      seen.add(line.getMessage() + " " + Arrays.toString(line.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
