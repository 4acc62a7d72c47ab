package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.redact.Redactor;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the core's redaction leaves of a text is clean in the eyes of the sweep, its judge. */
class RedactorSweepTest {
  private static final String KEY = "7e577e57-3b1c-4d92-a6f0-51c08e2b9d47";
  private static final Redactor REDACTOR = Redactor.create();
  private static final LeakSweep SWEEP = learned();

  private static LeakSweep learned() {
    try (ApiKey key = ApiKey.of(KEY)) {
      REDACTOR.learn(new ClientId("acme"), new ApplicationName("acmeSync"), key);
      return LeakSweep.of(key, new ApplicationName("acmeSync"));
    }
  }

  static Stream<String> plainAndCoded() {
    List<String> texts = new ArrayList<>();
    for (String key : List.of(KEY, KEY.toUpperCase(Locale.ROOT))) {
      for (String secret : List.of(key, key + "|0", key + "|1", "acmeSync:" + key + "|1")) {
        texts.add(secret);
        for (int before = 0; before < 3; before++) {
          byte[] longer = ("x".repeat(before) + secret + " and more").getBytes(UTF_8);
          texts.add(Base64.getEncoder().encodeToString(longer));
          texts.add(Base64.getUrlEncoder().withoutPadding().encodeToString(longer));
        }
        texts.add("Basic " + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)));
      }
    }
    return texts.stream();
  }

  @ParameterizedTest(name = "text {index}")
  @MethodSource("plainAndCoded")
  void aRedactedTextIsClean(String text) {
    String log = "sent [" + text + "] twice";

    assertThat(SWEEP.findings(log)).isNotEmpty();
    SWEEP.assertClean(REDACTOR.redact(log));
  }
}
