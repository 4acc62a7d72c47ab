package dev.crmport.core.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What was thrown shows no key, wherever in it the key stands. */
final class RedactedThrowableTest {
  private static final String PREFIX = "7e577e57-";
  private static final String KEY = PREFIX + "0000-4000-8000-000000000003|1";

  private final Redactor redactor = Redactor.create();

  private Throwable redacted(Throwable failure) {
    return RedactedThrowable.of(failure, redactor);
  }

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void whatShowsNoKeyStaysItself() {
    IOException failure = new IOException("closed", new IllegalStateException("why"));
    failure.addSuppressed(new IOException());
    assertThat(redacted(failure)).isSameAs(failure);
  }

  @Test
  void itReadsAsTheOtherOneWithoutTheKey() {
    IOException failure = new IOException("a " + KEY, new IllegalStateException("b"));

    Throwable clean = redacted(failure);

    assertThat(clean).hasToString("java.io.IOException: a [key ...0003]");
    assertThat(clean).hasMessage("a [key ...0003]");
    assertThat(clean.getLocalizedMessage()).isEqualTo("a [key ...0003]");
    assertThat(clean.getStackTrace()).isEqualTo(failure.getStackTrace());
    assertThat(clean.getCause()).hasToString("java.lang.IllegalStateException: b");
    assertThat(((RedactedThrowable) clean).originalType()).isEqualTo("java.io.IOException");
    assertThat(printed(clean))
        .isEqualTo(printed(failure).replace(KEY, "[key ...0003]"))
        .doesNotContain(PREFIX);
  }

  @Test
  void aKeyDeepInsideIsFound() {
    IOException failure = new IOException("top");
    failure.addSuppressed(new IOException("x", new IOException("y " + KEY)));
    assertThat(printed(redacted(failure))).contains("y [key ...0003]").doesNotContain(PREFIX);
  }

  @Test
  void circlesStayCircles() {
    IOException first = new IOException("first");
    IOException second = new IOException("second " + KEY, first);
    first.initCause(second);
    first.addSuppressed(second);
    second.addSuppressed(first);

    Throwable clean = redacted(first);

    assertThat(clean.getCause().getCause()).isSameAs(clean);
    assertThat(clean.getSuppressed()).containsExactly(clean.getCause());
    assertThat(printed(clean)).contains("CIRCULAR REFERENCE").doesNotContain(PREFIX);
  }

  @Test
  void aCleanCircleStaysItself() {
    IOException first = new IOException("first");
    first.initCause(new IOException("second", first));
    assertThat(redacted(first)).isSameAs(first);
  }

  @Test
  void aChainWithoutEndIsCutOff() {
    Throwable chain = new IOException(KEY);
    for (int i = 0; i < 10_000; i++) {
      chain = new IOException("level", chain);
    }
    assertThat(printed(redacted(chain))).doesNotContain(PREFIX).contains("level");
  }

  @Test
  void aCauseThatIsMadeAnewEachTimeIsCutOff() {
    assertThat(printed(redacted(new Endless()))).doesNotContain(PREFIX).contains("Endless");
  }

  @Test
  void oneThatCannotSayItsMessageIsNamed() {
    Throwable clean = redacted(new IOException("outer", new Mute()));
    assertThat(printed(clean)).contains("java.io.IOException: outer", "Mute (what it says could");
  }

  @Test
  void aMessageInAnotherLanguageIsLookedAtToo() {
    Throwable failure =
        new IOException("plain") {
          @Override
          public String getLocalizedMessage() {
            return "lokal " + KEY;
          }
        };
    assertThat(redacted(failure).getLocalizedMessage()).isEqualTo("lokal [key ...0003]");
    assertThat(redacted(failure)).hasMessage("plain");
  }

  private static final class Endless extends RuntimeException {
    @Override
    public synchronized Throwable getCause() {
      return new Endless();
    }

    @Override
    public String getMessage() {
      return KEY;
    }
  }

  private static final class Mute extends RuntimeException {
    @Override
    public String getMessage() {
      throw new IllegalStateException(KEY);
    }
  }
}
