package dev.crmport.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** What a store's failure says is free of keys, whatever its path is called. */
final class StoreUnusableTest {
  private static final String KEY = "7e577e57-0000-4000-8000-00000000c9d6";

  private static StoreUnusable unusable(String message, Throwable cause) {
    return new StoreUnusable(StoreUnusable.Reason.MISSING, message, cause);
  }

  @Test
  void aPathIsSaidWithoutTheKeyInIt() {
    assertThat(unusable("the key store /x/" + KEY + ".age was not read", null))
        .hasMessage("the key store /x/[key ...c9d6].age was not read");
  }

  @Test
  void aCauseThatQuotesItIsReplacedByItsTypeAndItsOtherWords() {
    IOException quoting = new IOException("outer", new NoSuchFileException("/x/" + KEY));
    StoreUnusable failure = unusable("not read", quoting);
    assertThat(failure.getCause()).hasMessage("java.io.IOException: outer").hasNoCause();
    assertThat(failure.getCause().getStackTrace()).isEqualTo(quoting.getStackTrace());
  }

  @Test
  void anyOtherCauseStaysItself() {
    IOException harmless = new IOException("/x/keys.age");
    assertThat(unusable("not read", harmless)).hasCause(harmless);
    assertThat(unusable("not read", null)).hasNoCause();
  }

  @Test
  void textWithoutTheShapeIsTheSameObject() {
    String path = "/x/00000000-1111-keys.age";
    assertThat(KeyShape.masked(path)).isSameAs(path);
    assertThat(KeyShape.masked(KEY + KEY + "-")).isEqualTo("[key ...c9d6][key ...c9d6]-");
  }
}
