package dev.crmport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.TestKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What a library threw shows no key, wherever in it the key stands. */
final class CleanCauseTest {
  private static final String KEY = TestKeys.numbered(3) + "|1";

  private final CleanCause clean = new CleanCause(Redactor.create());

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void whatShowsNoKeyStaysItself() {
    IOException failure = new IOException("closed", new IllegalStateException("why"));
    failure.addSuppressed(new IOException());
    assertThat(clean.of(failure)).isSameAs(failure);
  }

  @Test
  void messageCauseAndSuppressedAreRedacted() {
    IOException failure =
        new IOException("a " + KEY, new IllegalStateException("b", new IOException("c " + KEY)));
    failure.addSuppressed(new IOException("d", new IOException("e " + KEY)));

    Throwable cleaned = clean.of(failure);

    assertThat(printed(cleaned))
        .contains("java.io.IOException: a [key ...0003]")
        .contains("c [key ...0003]")
        .contains("e [key ...0003]")
        .doesNotContain(TestKeys.PREFIX);
    assertThat(cleaned.getStackTrace()).isEqualTo(failure.getStackTrace());
  }

  @Test
  void aKeyDeepInsideIsFound() {
    IOException failure = new IOException("top");
    failure.addSuppressed(new IOException("x", new IOException(KEY)));
    assertThat(printed(clean.of(failure))).doesNotContain(TestKeys.PREFIX);
  }

  @Test
  void aChainWithoutEndIsCutOff() {
    Throwable chain = new IOException(KEY);
    for (int i = 0; i < 1000; i++) {
      chain = new IOException("level", chain);
    }
    assertThat(printed(clean.of(chain))).doesNotContain(TestKeys.PREFIX).contains("level");
  }
}
