package dev.crmport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.TestKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's own log of headers does not get the key, in a JVM that asks for all it has. */
@Timeout(120)
final class HeaderLogTest {
  private static String run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), LoggedCalls.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void theFullLogShowsNoFormOfTheKey() throws Exception {
    String output =
        run("-Djdk.httpclient.HttpClient.log=all", "-Djdk.internal.httpclient.debug=true");

    assertThat(output).contains("REQUEST: ").contains("done 2");
    assertThat(output.toLowerCase(java.util.Locale.ROOT))
        .doesNotContain(TestKeys.PREFIX)
        .doesNotContain("authorization")
        .doesNotContain("basic ");
    assertThat(Redactor.create().finds(output)).isFalse();
  }

  @Test
  void withoutTheGuardTheSameLogShowsIt() throws Exception {
    String output = run("-Djdk.httpclient.HttpClient.log=all", "-Dunguarded=true");

    assertThat(output).contains("Authorization");
  }

  @ParameterizedTest
  @ValueSource(strings = {"headers", "all", "errors,headers", "requests, ALL"})
  void aLogOutOfReachThatAsksForHeadersStopsTheStart(String property) {
    assertThatThrownBy(() -> HeaderLogGuard.requireSafe(false, property))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("jdk.httpclient.HttpClient.log");
    assertThatCode(() -> HeaderLogGuard.requireSafe(true, property)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "errors", "requests,responses", "frames:control"})
  void whatAsksForNoHeadersStopsNothing(String property) {
    assertThatCode(() -> HeaderLogGuard.requireSafe(false, property)).doesNotThrowAnyException();
  }

  @Test
  void theFilterKeepsTheOneThatWasThere() {
    HeaderLogGuard.WithoutKeys filter =
        new HeaderLogGuard.WithoutKeys(
            line -> !line.getMessage().contains("dull"), Redactor.create());
    assertThat(filter.isLoggable(new LogRecord(Level.INFO, "REQUEST: x"))).isTrue();
    assertThat(filter.isLoggable(new LogRecord(Level.INFO, "dull"))).isFalse();
    LogRecord parameters = new LogRecord(Level.INFO, "HEADERS: {0}");
    parameters.setParameters(new Object[] {"authorization: Basic x"});
    assertThat(filter.isLoggable(parameters)).isFalse();
    assertThat(filter.isLoggable(new LogRecord(Level.INFO, TestKeys.numbered(1) + "|0"))).isFalse();
  }
}
