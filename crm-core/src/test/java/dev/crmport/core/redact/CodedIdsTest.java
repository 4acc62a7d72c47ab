package dev.crmport.core.redact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key in base64 is found among many ids that are none, which are read together. */
class CodedIdsTest {
  private static final String GUID = "7e577e57-1c3d-4f5a-8b6e-9d0c1b2a3f4e";
  private static final int IDS = 300;

  private final Redactor redactor = Redactor.create();
  private final String ids = ids();

  @BeforeEach
  void learn() {
    try (ApiKey key = ApiKey.of(GUID)) {
      redactor.learn(new ClientId("coded"), new ApplicationName("testApp"), key);
    }
  }

  private static String ids() {
    SplittableRandom random = new SplittableRandom(IDS);
    StringBuilder ids = new StringBuilder();
    for (int i = 0; i < IDS; i++) {
      ids.append("id=").append(new UUID(random.nextLong(), random.nextLong())).append(' ');
    }
    return ids.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({"76, 13 10", "64, 10", "75, 10", "41, 13 10", "20, 10", "100000, 10"})
  void aKeyIsFoundAtEachPlaceInWrappedCode(int width, String ends) {
    String end = ends.equals("10") ? "\n" : "\r\n";
    for (int at = 0; at < ids.length(); at += 97) {
      String text = ids.substring(0, at) + " " + GUID + " " + ids.substring(at);
      String code = Base64.getEncoder().encodeToString(bytes(text));
      String wrapped = code.replaceAll("(.{" + width + "})", "$1" + end);
      assertThat(redactor.finds(wrapped)).as("key at %d", at).isTrue();
      assertThat(redactor.findings(wrapped))
          .as("key at %d", at)
          .isNotEmpty()
          .allSatisfy(found -> assertThat(found.reference().lastFour()).isEqualTo("3f4e"));
    }
    assertThat(redactor.finds(Base64.getMimeEncoder().encodeToString(bytes(ids)))).isFalse();
  }

  @Test
  void aKeyIsFoundInCodeThatFollowsOtherCodeWithoutAGap() {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    for (int more = 0; more < 3; more++) {
      String other = encoder.encodeToString(bytes(ids.substring(0, 400 + more)));
      String code = other + encoder.encodeToString(bytes("key " + GUID + ", and more."));
      assertThat(redactor.finds(code)).as("%d more", more).isTrue();
      assertThat(redactor.findings(code)).as("%d more", more).isNotEmpty();
    }
  }

  @Test
  void aKeyIsFoundBackwardsAmongIds() {
    for (int at = 0; at < 2_000; at += 131) {
      String text = ids.substring(0, at) + " " + GUID + " " + ids.substring(at);
      String code = Base64.getEncoder().encodeToString(bytes(text));
      assertThat(redactor.finds(new StringBuilder(code).reverse())).as("key at %d", at).isTrue();
    }
  }
}
