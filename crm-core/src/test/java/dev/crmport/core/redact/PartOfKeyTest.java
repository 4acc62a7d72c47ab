package dev.crmport.core.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.KeyShape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shortest part of a key that counts is found wherever it stands, and whatever beside it. */
class PartOfKeyTest {
  private static final String GUID = "7e577e57-1c3d-4f5a-8b6e-9d0c1b2a3f4e";
  private static final String DIGITS = GUID.replace("-", "");
  private static final int PART = 12;

  private final Redactor redactor = Redactor.create();

  @BeforeEach
  void learn() {
    try (ApiKey key = ApiKey.of(GUID)) {
      redactor.learn(new ClientId("part"), new ApplicationName("testApp"), key);
    }
  }

  @Test
  void aPartIsFoundBesideEachCharacter() {
    for (int from = 0; from + PART <= DIGITS.length(); from++) {
      String part = DIGITS.substring(from, from + PART);
      for (char beside = 0; beside < 0x180; beside++) {
        String text = "a" + beside + part + beside + "z";
        assertThat(redactor.finds(text)).as("from %d beside %d", from, (int) beside).isTrue();
      }
    }
  }

  @Test
  void aPartIsFoundBehindAnyCountOfOtherDigits() {
    for (int before = 0; before < 70; before++) {
      if (before + PART == KeyShape.DIGITS) {
        // As many digits as a whole key has are that key or none.
        continue;
      }
      for (int from = 0; from + PART <= DIGITS.length(); from++) {
        String part = DIGITS.substring(from, from + PART);
        String text = "(" + "0".repeat(before) + part + ")";
        assertThat(redactor.finds(text)).as("%d before, from %d", before, from).isTrue();
      }
    }
  }

  @Test
  void aPartWithDashesIsFoundAmongOtherDigitsAndDashes() {
    for (String before : new String[] {"", "f", "ff", "f-f", "-ff", "ff-ff-f", "0123-45-"}) {
      for (String behind : new String[] {"", "f", "-", "-f", "f-f", "ff-ff", "--"}) {
        for (int from = 0; from + PART <= GUID.length(); from++) {
          String text = "(" + before + GUID.substring(from, from + PART) + behind + ")";
          assertThat(redactor.finds(text)).as("%s, from %d, %s", before, from, behind).isTrue();
        }
      }
    }
  }

  @Test
  void aKeyIsFoundOnceAtEachPlaceBetweenTwoWindowsOfALongText() {
    String words = "of words ".repeat(2 * Windows.SIZE / 9);
    for (int at = Windows.SIZE - 2 * GUID.length(); at < Windows.SIZE + 8; at++) {
      String text = words.substring(0, at) + GUID + words.substring(at);
      assertThat(redactor.findings(text))
          .singleElement()
          .extracting(Finding::start)
          .isEqualTo((long) at);
      assertThat(redactor.finds(text)).isTrue();
    }
  }
}
