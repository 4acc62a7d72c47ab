package dev.crmport.core.redact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Text that is one coding from end to end takes time in proportion to its length: what was searched
 * is not searched again from each place within. The limit is far off; what it is for took minutes.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LongTextTest {
  private static final String GUID = "7e577e57-1c3d-4f5a-8b6e-9d0c1b2a3f4e";
  private static final int DIGITS = 200_000;

  static Stream<String> codings() {
    return Stream.of("hex:", "hex, ", "hex-", "base64", "base64 twice", "escapes", "letters T");
  }

  @ParameterizedTest
  @MethodSource("codings")
  void aKeyIsFoundAtTheEndOfALongStretch(String coding) {
    Redactor redactor = Redactor.create();
    try (ApiKey key = ApiKey.of(GUID)) {
      redactor.learn(new ClientId("long"), new ApplicationName("testApp"), key);
    }
    String digits = digits();

    assertThat(redactor.finds(coded(coding, digits))).as("without a key").isFalse();
    assertThat(redactor.findings(coded(coding, digits + " " + GUID + " "))).isNotEmpty();
  }

  private static String coded(String coding, String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return switch (coding) {
      case "base64" -> Base64.getEncoder().encodeToString(bytes);
      case "base64 twice" -> Base64.getEncoder().encodeToString(Base64.getEncoder().encode(bytes));
      case "escapes" -> text.replace("a", "%61").replace("-", "%2D");
      case "letters T" -> "T".repeat(DIGITS) + text;
      default -> HexFormat.ofDelimiter(coding.substring("hex".length())).formatHex(bytes);
    };
  }

  private static String digits() {
    long seed = Long.getLong("crm.seed", DIGITS);
    Random random = new Random(seed);
    StringBuilder digits = new StringBuilder(DIGITS);
    while (digits.length() < DIGITS) {
      digits.append(Character.forDigit(random.nextInt(16), 16));
    }
    return digits.toString();
  }
}
