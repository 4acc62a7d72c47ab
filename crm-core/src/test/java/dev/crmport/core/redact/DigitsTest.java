package dev.crmport.core.redact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DigitsTest {
  private static final String EIGHT = "09afAF5c";

  private static long word(String eight) {
    return new Text().with(eight).eight(0);
  }

  @Test
  void eightDigitsAreTheNumberThatTheyAre() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 1_000; i++) {
      int number = random.nextInt();
      String lower = "%08x".formatted(number);
      String upper = "%08X".formatted(number);
      assertThat(Digits.value(word(lower))).isEqualTo(Integer.toUnsignedLong(number));
      assertThat(Digits.value(word(upper))).isEqualTo(Integer.toUnsignedLong(number));
    }
  }

  @Test
  void onlyDigitsOfEitherCaseAreDigitsAtEachPlace() {
    long digits = word(EIGHT);
    for (int place = 0; place < EIGHT.length(); place++) {
      for (char c = 0; c < 256; c++) {
        String eight = EIGHT.substring(0, place) + c + EIGHT.substring(place + 1);
        boolean digit = c < 128 && Character.digit(c, 16) >= 0;
        assertThat(Digits.areAll(digits, digits, word(eight), digits))
            .as("character %d at %d", (int) c, place)
            .isEqualTo(digit);
      }
    }
  }

  @Test
  void aCharacterIsFoundWhereAStringHasIt() {
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 1_000; i++) {
      byte[] drawn = new byte[random.nextInt(40)];
      random.nextBytes(drawn);
      String text = new String(drawn, ISO_8859_1).replace('~', '-') + "-";
      int from = random.nextInt(text.length());
      int to = random.nextInt(from, text.length() + 1);
      int found = text.indexOf('-', from, to);
      assertThat(new Text().with(text).find('-', from, to)).isEqualTo(found < 0 ? to : found);
    }
  }
}
