package dev.crmport.core.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
  private static Members with(Object value) {
    return Members.of(Map.of("m", value));
  }

  @Test
  void absentAndNullBothReadAsNothing() {
    LinkedHashMap<String, Object> members = new LinkedHashMap<>();
    members.put("m", null);
    assertThat(Member.text("m").in(Members.of(members))).isEmpty();
    assertThat(Member.text("m").in(Members.empty())).isEmpty();
  }

  @Test
  void aNumberIsReadFromANumberAndFromText() {
    assertThat(Member.whole("m").in(with(7L))).contains(7L);
    assertThat(Member.whole("m").in(with("7"))).contains(7L);
    assertThat(Member.whole("m").in(with(new BigDecimal("7.0")))).contains(7L);
    assertThat(Member.decimal("m").in(with("12.34"))).contains(new BigDecimal("12.34"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seven", "7.5", "99999999999999999999"})
  void whatIsNoWholeNumberIsAMismatchThatDoesNotQuoteIt(String text) {
    assertThatThrownBy(() -> Member.whole("m").in(with(text)))
        .isInstanceOf(Mismatch.class)
        .hasMessage("m is not a whole number");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T14:05:09.1234567Z,2026-03-02T14:05:09.123456700Z",
    "2026-03-02T10:05:09-04:00,2026-03-02T14:05:09Z"
  })
  void aMomentIsReadWithAnyFractionAndOffset(String written, Instant read) {
    assertThat(Member.moment("m").in(with(written))).contains(read);
  }

  @Test
  void theYearOneMeansUnset() {
    assertThat(Member.moment("m").in(with("0001-01-01T00:00:00Z"))).isEmpty();
    assertThat(Member.date("m").in(with("0001-01-01"))).isEmpty();
  }

  @Test
  void aDateIsReadWithAndWithoutATimeAndWrittenWithout() {
    LocalDate birth = LocalDate.of(1984, 5, 17);
    assertThat(Member.date("m").in(with("1984-05-17T00:00:00Z"))).contains(birth);
    assertThat(Member.date("m").set(Members.empty(), birth).asMap())
        .containsEntry("m", "1984-05-17");
  }

  @Test
  void aMismatchNamesThePlaceAndNotTheValue() {
    Member<List<Coin>> coins = Member.objects("coins", Coin::new);
    Members purse =
        Members.of(Map.of("coins", List.of(Map.of("worth", 5L), Map.of("worth", "secret"))));
    assertThatThrownBy(() -> coins.in(purse)).hasMessage("coins[1].worth is not a whole number");
  }

  @Test
  void aWrongTypeFailsWhereTheObjectIsMadeAndNotWhereItIsUsed() {
    Members wrong = Members.of(Map.of("worth", "secret"));
    assertThatThrownBy(() -> new Coin(wrong)).isInstanceOf(Mismatch.class);
  }

  @Test
  void unknownMembersAreKeptAndPrintingShowsNoValues() {
    Coin coin = new Coin(Members.of(Map.of("mintedBy", "Adela")));
    assertThat(coin.members().value("mintedBy")).contains("Adela");
    assertThat(coin).hasToString("Coin[mintedBy]");
    assertThat(coin).isEqualTo(new Coin(Members.of(Map.of("mintedBy", "Adela"))));
  }

  private static final class Coin extends Payload {
    Coin(Members members) {
      super(members, List.of(Member.whole("worth")));
    }
  }
}
