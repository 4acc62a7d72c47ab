package dev.crmport.scan.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.key.KeyReference;
import dev.crmport.core.redact.Form;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {
  private static Exposure at(String path, long line, String lastFour) {
    return new Exposure(
        new Place(path, Optional.empty(), Place.Kind.TEXT, line, 1),
        Rule.KEY_SHAPE,
        Form.KEY,
        new KeyReference(lastFour, Optional.empty()),
        Optional.empty());
  }

  private static final List<Exposure> THREE =
      List.of(at("a", 1, "0001"), at("a", 9, "0001"), at("b", 1, "0002"));

  private static Baseline copy(Baseline baseline) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    baseline.write(out);
    return Baseline.read(new ByteArrayInputStream(out.toByteArray()));
  }

  @Test
  void whatIsAcceptedIsNotToldThoughItsLineMoves() throws IOException {
    List<Exposure> moved = List.of(at("a", 5, "0001"), at("a", 50, "0001"), at("b", 2, "0002"));
    assertThat(copy(Baseline.of(THREE)).beyond(moved)).isEmpty();
  }

  @Test
  void oneMoreOfTheSameKindIsTold() throws IOException {
    List<Exposure> more =
        List.of(at("a", 1, "0001"), at("a", 9, "0001"), at("a", 20, "0001"), at("b", 1, "0002"));
    assertThat(copy(Baseline.of(THREE)).beyond(more)).containsExactly(at("a", 20, "0001"));
  }

  @Test
  void anotherKeyOrAnotherFileIsTold() throws IOException {
    List<Exposure> others = List.of(at("a", 1, "0002"), at("c", 1, "0001"));
    assertThat(copy(Baseline.of(THREE)).beyond(others)).isEqualTo(others);
  }

  @Test
  void whatIsNoLongerThereIsNamed() throws IOException {
    assertThat(copy(Baseline.of(THREE)).stale(List.of(at("a", 1, "0001"))))
        .extracting(Baseline.Entry::path)
        .containsExactly("a", "b");
    assertThat(copy(Baseline.of(THREE)).stale(THREE)).isEmpty();
  }

  @Test
  void theFileIsSortedAndReadable() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Baseline.of(THREE.reversed()).write(out);
    ByteArrayOutputStream same = new ByteArrayOutputStream();
    Baseline.of(THREE).write(same);
    assertThat(out.toString(UTF_8)).isEqualTo(same.toString(UTF_8)).contains("\"count\" : 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{}",
        "{\"version\":2,\"accepted\":[]}",
        "{\"version\":1,\"accepted\":[{}]}",
        "{\"version\":1,\"accepted\":[{\"path\":\"a\"",
      })
  void whatIsNoBaselineIsRefusedWithoutBeingQuoted(String text) {
    assertThatThrownBy(() -> Baseline.read(new ByteArrayInputStream(text.getBytes(UTF_8))))
        .isInstanceOf(Baseline.Unusable.class)
        .hasMessageContaining("--write-baseline");
  }

  @Test
  void anEmptyOneAcceptsNothing() throws IOException {
    assertThat(copy(Baseline.of(List.of())).beyond(THREE)).isEqualTo(THREE);
  }
}
