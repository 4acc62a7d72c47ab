package dev.crmport.scan.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.redact.Redactor;
import dev.crmport.scan.Planted;
import dev.crmport.scan.report.Exposure;
import dev.crmport.scan.report.Rule;
import dev.crmport.testkit.TestKeys;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NamedGuidsTest {
  private static final String GUID = Planted.guid(0x0ae7);

  private static List<Exposure> found(String text) {
    return new Reading().of("a.txt", text).exposures();
  }

  @Test
  void aGuidThatIsCalledAKeyIsToldWhereverItBegins() {
    for (int before = 0; before < 200; before++) {
      String text = ".".repeat(before) + " vanApiKey=" + GUID + " ";
      assertThat(found(text))
          .as("%d characters before", before)
          .singleElement()
          .satisfies(one -> assertThat(one.rule()).isEqualTo(Rule.NAMED_GUID))
          .satisfies(one -> assertThat(one.reference().lastFour()).isEqualTo("0ae7"));
      assertThat(found(text).getFirst().place().column()).isEqualTo(before + 12);
    }
  }

  @Test
  void aGuidIsToldOnceAcrossAnyEndOfTheWindow() {
    for (int before : new int[] {0, 1, 19, 20, 36, 250, 292, 300}) {
      String filler = "x\n".repeat((Window.SIZE - before) / 2);
      assertThat(found(filler + "apikey " + GUID + "\n" + filler)).hasSize(1);
    }
  }

  @Test
  void anOrdinaryGuidIsNotTold() {
    assertThat(found("id=" + GUID + "\n" + GUID.repeat(3) + "\n")).isEmpty();
  }

  @Test
  void partsOfSomethingLongerAreNoGuid() {
    assertThat(found("apikey a" + GUID)).isEmpty();
    assertThat(found("apikey " + GUID + "0")).isEmpty();
  }

  @Test
  void whatFillsAPlaceIsNotTold() {
    assertThat(found("apikey=" + "0".repeat(8) + "-0000-0000-0000-" + "0".repeat(12))).isEmpty();
  }

  @Test
  void aKeyForTestsIsCountedAndNotTold() {
    var report =
        new Reading().of("a.txt", "vanApiKey=" + TestKeys.numbered(1).toUpperCase(Locale.ROOT));
    assertThat(report.exposures()).isEmpty();
    assertThat(report.testKeys()).isEqualTo(1);
  }

  @Test
  void upperCaseIsTheSameKey() {
    assertThat(
            found("VAN_API_KEY: " + GUID.toUpperCase(Locale.ROOT))
                .getFirst()
                .reference()
                .lastFour())
        .isEqualTo("0ae7");
  }

  @Test
  void aFileFullOfGuidsIsReadToItsEnd() {
    String many = (GUID + ",").repeat(20_000) + "apikey," + GUID + ",";
    byte[] bytes = many.getBytes(UTF_8);
    Gathering gathering = new Gathering();
    new ContentReader(Redactor.create(), gathering)
        .read(Origin.of("a.csv"), new ByteArrayInputStream(bytes));
    assertThat(gathering.report().exposures()).hasSize(2);
  }
}
