package dev.crmport.logging.log4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.logging.LogContract;
import dev.crmport.logging.LogSystem;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.MarkerManager;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.ErrorHandler;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.async.AsyncLoggerContext;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.ObjectMessage;
import org.apache.logging.log4j.message.ParameterizedMessage;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.message.StringMapMessage;
import org.junit.jupiter.api.Test;

final class Log4jTest extends LogContract {
  private static final String LINE = "<RedactKeys/>";
  private static final String LOGS = "crm.test.logs";

  @Override
  protected LogSystem system(boolean redacting) throws IOException {
    return new Log4j(context(configuration("log4j2.xml", LINE, redacting)));
  }

  private LoggerContext context(String configuration) throws IOException {
    return context(configuration, ".xml", file -> new LoggerContext("test", null, file));
  }

  private LoggerContext context(
      String configuration, String kind, Function<URI, LoggerContext> made) throws IOException {
    System.setProperty(LOGS, logs.toString());
    var file = Files.createTempFile("log4j2", kind);
    try {
      Files.writeString(file, configuration, UTF_8);
      LoggerContext context = made.apply(file.toUri());
      context.start();
      return context;
    } finally {
      Files.delete(file);
    }
  }

  private record Log4j(LoggerContext context) implements LogSystem {
    private Logger logger() {
      return context.getLogger("org.example.Service");
    }

    @Override
    public void say(String text) {
      logger().info(text);
    }

    @Override
    public void say(String pattern, Object... arguments) {
      logger().info(pattern, arguments);
    }

    @Override
    public void say(String text, Throwable failure) {
      logger().info(text, failure);
    }

    @Override
    public void sayAs(String logger, String text) {
      context.getLogger(logger).info(text);
    }

    @Override
    public void sayWithin(String around, String text) {
      ThreadContext.put("client", around);
      ThreadContext.put(around, "1");
      ThreadContext.push(around);
      try {
        logger().info(new MarkerManager.Log4jMarker(around), text);
      } finally {
        ThreadContext.clearAll();
      }
    }

    @Override
    public void close() {
      context.stop();
      // Not before: a route asks for it when it is first taken.
      System.clearProperty(LOGS);
    }
  }

  @Test
  void messagesOfEveryKindAreRedacted() throws IOException {
    record Holder(String held) {}
    String written =
        written(
            log -> {
              Logger logger = ((Log4j) log).logger();
              logger.info(new StringMapMessage(Map.of("key", KEY)));
              logger.info(new ObjectMessage(new Holder(KEY)));
              logger.info(new ParameterizedMessage("parameterized {}", KEY));
              logger.info((Message) new SimpleMessage("simple " + KEY));
              logger.info(() -> "supplied " + KEY);
              logger.info((Object) List.of("listed", KEY));
            });
    assertThat(written)
        .contains("key=\"" + REPLACED, "held=" + REPLACED)
        .contains("parameterized " + REPLACED, "simple " + REPLACED, "supplied " + REPLACED)
        .contains("listed, " + REPLACED);
  }

  @Test
  void asynchronousLoggersAreRedacted() throws IOException {
    try (Log4j log =
        new Log4j(
            context(
                configuration("log4j2.xml", LINE, true),
                ".xml",
                file -> new AsyncLoggerContext("async", null, file)))) {
      log.say("async {} {}", KEY, "end");
      log.say("thrown", new IOException(KEY));
      log.sayWithin(KEY, "within");
    }
    assertThat(sweptText()).contains("async " + REPLACED + " end", "thrown", "within");
  }

  @Test
  void theLineOfAPropertiesFileDoesTheSame() throws IOException {
    String properties =
        """
        filter.redact.type = RedactKeys
        appender.text.type = File
        appender.text.name = TEXT
        appender.text.fileName = ${sys:crm.test.logs}/text.log
        appender.text.layout.type = PatternLayout
        appender.text.layout.pattern = %m | %replace{%m}{~}{}%n
        rootLogger = INFO, TEXT
        """;
    try (Log4j log =
        new Log4j(
            context(properties, ".properties", file -> new LoggerContext("test", null, file)))) {
      log.say("properties {}", KEY);
      log.say("apart " + String.join("~", KEY.split("(?<=\\G.{9})")));
    }
    assertThat(sweptText()).contains("properties " + REPLACED, "| apart " + REPLACED);
  }

  @Test
  void anAppenderThatCodeAddsIsRedactedWhereItGoesThroughHere() throws IOException {
    try (Log4j log = (Log4j) system(true)) {
      StringWriter text = new StringWriter();
      Appender own =
          RedactKeys.around(WriterAppender.newBuilder().setName("OWN").setTarget(text).build());
      own.start();
      log.context().getConfiguration().addAppender(own);
      log.context().getRootLogger().addAppender(own);
      log.say("added {}", KEY);
      assertThat(text).hasToString("added " + REPLACED + System.lineSeparator());
    }
  }

  @Test
  void whatAnAppenderReportsWhenItFailsIsRedacted() throws IOException {
    List<String> said = new ArrayList<>();
    ErrorHandler listening =
        new ErrorHandler() {
          @Override
          public void error(String text) {
            said.add(text);
          }

          @Override
          public void error(String text, Throwable failure) {
            said.add(text + " " + failure);
          }

          @Override
          public void error(String text, LogEvent event, Throwable failure) {
            said.add(text + " " + event.getMessage().getFormattedMessage() + " " + failure);
          }
        };
    Appender failing =
        RedactKeys.around(
            new AbstractAppender("FAILING", null, null, true, Property.EMPTY_ARRAY) {
              @Override
              public void append(LogEvent event) {
                throw new IllegalStateException("failed with " + KEY);
              }
            });
    failing.setHandler(listening);
    failing.start();
    try (Log4j log = (Log4j) system(true)) {
      log.context().getRootLogger().addAppender(failing);
      log.say("written all the same {}", KEY);
    }
    assertThat(said)
        .containsExactly(
            "An exception occurred processing Appender FAILING written all the same "
                + REPLACED
                + " java.lang.IllegalStateException: failed with "
                + REPLACED);
    assertThat(sweptText()).contains("written all the same");
  }

  @Test
  void aCleanEventPassesAsTheSameObject() {
    LogEvent event = event(new ParameterizedMessage("m {}", 1));
    assertThat(CleanEvent.of(event)).isSameAs(event);
  }

  @Test
  void aDirtyEventKeepsAllThatIsNoKey() {
    LogEvent event = event(new ParameterizedMessage("m {} {}", 1, KEY));
    LogEvent clean = CleanEvent.of(event);
    assertThat(clean.getMessage().getFormattedMessage()).isEqualTo("m 1 " + REPLACED);
    assertThat(clean.getMessage().getParameters()).containsExactly(1, REPLACED);
    assertThat(clean.getLoggerName()).isEqualTo(event.getLoggerName());
    assertThat(clean.getLevel()).isEqualTo(event.getLevel());
    assertThat(clean.getInstant()).isEqualTo(event.getInstant());
    assertThat(clean.getThreadId()).isEqualTo(event.getThreadId());
    assertThat(clean.getThreadName()).isEqualTo(event.getThreadName());
  }

  private static LogEvent event(Message message) {
    return Log4jLogEvent.newBuilder()
        .setLoggerName("a")
        .setLevel(Level.INFO)
        .setMessage(message)
        .setTimeMillis(1)
        .setThreadId(7)
        .setThreadName("t")
        .build();
  }
}
