package dev.crmport.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private static final String GUID = "7e577e57-0000-4000-8000-00000000c9d6";

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-a", "a b", "a/b", "é", GUID, "x" + GUID + "|1"})
  void aClientIdOfAnotherShapeIsRefusedAndNotRepeated(String value) {
    assertThatThrownBy(() -> new ClientId(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(GUID)
        .hasMessageContaining("was not named");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a:b", "caf\u00e9", "a\nb", GUID})
  void anApplicationNameOfAnotherShapeIsRefusedAndNotRepeated(String value) {
    assertThatThrownBy(() -> new ApplicationName(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(GUID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", GUID})
  void aLaneIsNeverAKey(String value) {
    assertThatThrownBy(() -> new Lane(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(GUID);
  }

  @Test
  void randomLanesDiffer() {
    assertThat(Lane.random()).isNotEqualTo(Lane.random());
  }

  @Test
  void aReferenceIsSaidWithTheCrmsOwnOnceItIsKnown() {
    KeyReference reference = new KeyReference("c9d6", Optional.empty());
    assertThat(reference).hasToString("...c9d6");
    assertThat(reference.withCrmReference("a1b2")).hasToString("...c9d6 (reference a1b2)");
  }

  @Test
  void aReferenceThatIsAKeyIsRefused() {
    assertThatThrownBy(() -> new KeyReference("c9d6", Optional.of(GUID)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(GUID);
  }
}
