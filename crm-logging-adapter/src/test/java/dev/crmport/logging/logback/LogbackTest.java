package dev.crmport.logging.logback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.util.StatusPrinter2;
import dev.crmport.logging.LogContract;
import dev.crmport.logging.LogSystem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.MarkerFactory;

final class LogbackTest extends LogContract {
  private static final String LINE =
      "<contextListener class=\"dev.crmport.logging.logback.RedactKeys\"/>";

  @Override
  protected LogSystem system(boolean redacting) throws IOException {
    return new Logback(context(configuration("logback.xml", LINE, redacting)));
  }

  private LoggerContext context(String configuration) {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    configure(context, configuration);
    context.start();
    return context;
  }

  private void configure(LoggerContext context, String configuration) {
    context.putProperty("crm.test.logs", logs.toString());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(new ByteArrayInputStream(configuration.getBytes(UTF_8)));
    } catch (JoranException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private record Logback(LoggerContext context) implements LogSystem {
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
      context.getMDCAdapter().put("client", around);
      try {
        logger()
            .atInfo()
            .addMarker(MarkerFactory.getDetachedMarker(around))
            .addKeyValue("pair", around)
            .addKeyValue(around, 1)
            .log(text);
      } finally {
        context.getMDCAdapter().clear();
      }
    }

    @Override
    public void close() {
      context.stop();
    }
  }

  @Test
  void anAppenderThatIsAttachedLaterIsRedacted() throws IOException {
    LoggerContext context = context(configuration("logback.xml", LINE, true));
    ListAppender<ILoggingEvent> list = new ListAppender<>();
    list.setContext(context);
    list.setName("LIST");
    list.start();
    Logger own = context.getLogger("org.example");
    own.addAppender(list);

    context.getLogger("org.example.Service").info("first {}", KEY);
    context.getLogger("org.example.Service").info("second");
    context.stop();

    assertThat(list.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("first " + REPLACED, "second");
    assertThat(list.list.getFirst().getArgumentArray()).containsExactly(REPLACED);
    assertThat(own.getAppender("LIST")).isNotSameAs(list);
    assertThat(list.list.getFirst().getCallerData())
        .as("who logged can be found out while it is written, and the key is not kept for it")
        .isEmpty();
  }

  @Test
  void aCleanEventPassesAsTheSameObject() throws IOException {
    LoggerContext context = context(configuration("logback.xml", LINE, true));
    ILoggingEvent event =
        new ch.qos.logback.classic.spi.LoggingEvent(
            "fqcn",
            context.getLogger("a"),
            ch.qos.logback.classic.Level.INFO,
            "m {}",
            null,
            new Object[] {1});
    assertThat(CleanEvent.of(event)).isSameAs(event);
    context.stop();
  }

  @Test
  void theClassOfAFailureKeepsItsName() throws IOException {
    LoggerContext context = context(configuration("logback.xml", LINE, true));
    ILoggingEvent event =
        new ch.qos.logback.classic.spi.LoggingEvent(
            "fqcn",
            context.getLogger("a"),
            ch.qos.logback.classic.Level.INFO,
            "m",
            new IOException(KEY, new IllegalStateException(KEY)),
            null);
    ILoggingEvent clean = CleanEvent.of(event);
    assertThat(clean.getThrowableProxy().getClassName()).isEqualTo("java.io.IOException");
    assertThat(clean.getThrowableProxy().getMessage()).isEqualTo(REPLACED);
    assertThat(clean.getThrowableProxy().getCause().getClassName())
        .isEqualTo("java.lang.IllegalStateException");
    context.stop();
  }

  @Test
  void aConfigurationThatIsReadAgainStaysRedactedEvenWithoutTheLine() throws IOException {
    LoggerContext context = context(configuration("logback.xml", LINE, true));
    for (boolean line : new boolean[] {true, false}) {
      context.reset();
      configure(context, configuration("logback.xml", LINE, line));
      context.getLogger("org.example.Service").info("again {}", KEY);
    }
    context.stop();
    assertThat(sweptText()).contains("again " + REPLACED);
  }

  @Test
  void whatAnAppenderReportsWhenItFailsIsRedacted() throws IOException {
    LoggerContext context = context(configuration("logback.xml", LINE, true));
    AppenderBase<ILoggingEvent> failing =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            throw new IllegalStateException("failed with " + KEY);
          }
        };
    failing.setContext(context);
    failing.start();
    context.getLogger("org.example").addAppender(failing);
    context.getLogger("org.example.Service").info("written all the same");
    StringBuilder said = new StringBuilder();
    context
        .getStatusManager()
        .getCopyOfStatusList()
        .forEach(status -> new StatusPrinter2().buildStr(said, "", status));
    context.stop();
    assertThat(said.toString()).contains("failed with " + REPLACED).doesNotContain(KEY);
    assertThat(sweptText()).contains("written all the same");
  }

  @Test
  void logbacksOwnMessagesAreRedacted() throws IOException {
    String told =
        configuration("logback.xml", LINE, true)
            .replace("name=\"LATER\"", "name=\"" + KEY + "\"")
            .replace("ref=\"LATER\"", "ref=\"" + KEY + "\"");
    LoggerContext context = context(told);
    String said =
        context.getStatusManager().getCopyOfStatusList().stream()
            .map(Object::toString)
            .collect(Collectors.joining("\n"));
    context.stop();
    assertThat(said).contains(REPLACED).doesNotContain(KEY);
  }
}
