package dev.crmport.http;

import static dev.crmport.testkit.Fixtures.aPerson;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.call.CallOptions;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.people.People;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.Fault;
import dev.crmport.testkit.TestKeys;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong, nothing that can be printed holds the key or the person. */
@Timeout(60)
final class LeakTest {
  private static final String KEY = TestKeys.numbered(0xc9d6);
  private static final String PAIR =
      Base64.getEncoder().encodeToString(("crmPortTests:" + KEY + "|1").getBytes(UTF_8));

  static Fault[] everyFault() {
    byte[] echo =
        ("{\"errors\":[{\"code\":\"" + KEY + "\",\"text\":\"" + PAIR + "\"}]}").getBytes(UTF_8);
    Map<String, String> json = Map.of("Content-Type", "application/json", "X-Key", KEY);
    return new Fault[] {
      Fault.answer(400, json, echo),
      Fault.answer(401, json, echo),
      Fault.answer(403, json, echo),
      Fault.answer(429, json, echo),
      Fault.answer(500, json, echo),
      Fault.answer(200, json, ("{\"vanId\":" + KEY).getBytes(UTF_8)),
      Fault.answer(200, json, ("\"" + KEY + "\"").getBytes(UTF_8)),
      Fault.answer(302, Map.of("Location", "/?" + KEY), echo),
      Fault.resetBeforeReading(),
      Fault.resetAfterApplying(),
      Fault.truncatedHead(),
      Fault.truncatedBody(),
      Fault.hang(),
      Fault.hugeBody(2)
    };
  }

  @ParameterizedTest
  @MethodSource("everyFault")
  void noFailureShowsTheKey(Fault fault) {
    try (Rig rig =
        Rig.with(
            options ->
                options
                    .attempts(1)
                    .mostBodyBytes(1024 * 1024)
                    .exchangeLimit(Duration.ofMillis(300)))) {
      rig.server.script(fault);
      CrmException failure =
          Assertions.catchThrowableOfType(
              CrmException.class, () -> rig.crm.call(People.create(aPerson().build())));

      StringWriter text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text));
      assertClean(text.toString());
      assertThat(failure.getMessage()).contains("createPerson").contains("...c9d6");
    }
  }

  @Test
  void nothingThatIsPrintedShowsTheKey() {
    try (Rig rig = Rig.standard()) {
      assertThat(rig.crm.call(People.create(aPerson().build())).vanId()).isPresent();
      assertClean(rig.crm + " " + rig.crm.with(CallOptions.defaults()));
      assertThat(rig.crm.toString()).isEqualTo("HttpCrm[KeyInUse[acme]]");
    }
  }

  private static void assertClean(String text) {
    assertThat(text.toLowerCase(Locale.ROOT))
        .doesNotContain(TestKeys.PREFIX)
        .doesNotContain("basic ")
        .doesNotContain("nora")
        .doesNotContain("555-0142");
    assertThat(text).doesNotContain(PAIR).doesNotContain(PAIR.substring(20, 60));
    assertThat(Redactor.create().finds(text)).isFalse();
  }
}
