package dev.crmport.core.redact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final String GUID = "7e577e57-0000-4000-8000-00000000c9d6";
  private static final String OTHER = "7e577e57-0000-4000-8000-000000000ae7";

  private final Redactor redactor = Redactor.create();

  @BeforeEach
  void learn() {
    try (ApiKey key = ApiKey.of(GUID)) {
      redactor.learn(new ClientId("acme"), new ApplicationName("testApp"), key);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {GUID, GUID + "|0", GUID + "|1"})
  void aKnownKeyIsReplacedInEitherCaseWithItsMode(String form) {
    assertThat(redactor.redact("a " + form + " b")).isEqualTo("a [key ...c9d6] b");
    assertThat(redactor.redact(form.toUpperCase(Locale.ROOT))).isEqualTo("[key ...c9d6]");
    assertThat(redactor.redact(form + form)).isEqualTo("[key ...c9d6][key ...c9d6]");
  }

  @Test
  void thePairLosesItsKey() {
    assertThat(redactor.redact("testApp:" + GUID + "|1")).isEqualTo("testApp:[key ...c9d6]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "xy", "xyz", "testApp:", "some longer name:"})
  void aCodedKeyIsReplacedAtEveryAlignmentInBothAlphabetsPaddedOrNot(String before) {
    for (String form : new String[] {GUID, GUID + "|0", GUID + "|1"}) {
      byte[] bytes = (before + form + "é~~tail").getBytes(UTF_8);
      byte[] alone = (before + form).getBytes(UTF_8);
      for (Base64.Encoder encoder :
          new Base64.Encoder[] {
            Base64.getEncoder(),
            Base64.getEncoder().withoutPadding(),
            Base64.getUrlEncoder(),
            Base64.getUrlEncoder().withoutPadding()
          }) {
        assertThat(redactor.redact("Authorization: Basic " + encoder.encodeToString(alone)))
            .startsWith("Authorization: Basic [key ...c9d6]");
        assertThat(redactor.redact(encoder.encodeToString(bytes))).startsWith("[key ...c9d6]");
      }
    }
  }

  @Test
  void anUnknownKeyIsReplacedWhereItsModeFollowsAndElseNot() {
    assertThat(redactor.redact("id " + OTHER)).isEqualTo("id " + OTHER);
    assertThat(redactor.redact("id " + OTHER + "|1.")).isEqualTo("id [key ...0ae7].");
    String header = Base64.getEncoder().encodeToString(("app:" + OTHER + "|0").getBytes(UTF_8));
    assertThat(redactor.redact("Basic " + header)).isEqualTo("Basic [key ...0ae7]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing here",
        "----0f8fad5b-d9cb-469f-a165",
        "/a/long/path/that/could/be/base64/but/is/not/at/all/a/key/x",
        "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
      })
  void cleanTextStaysTheSameObject(String clean) {
    assertThat(redactor.redact(clean)).isSameAs(clean);
    assertThat(redactor.finds(clean)).isFalse();
  }
}
