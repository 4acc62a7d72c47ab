package dev.crmport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Holds the module's place. */
public abstract class PlaceholderContract {

  @Test
  void hasAName() {
    assertThat(Lane.random().id()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]"})
  void reads(String json) {
    try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      assertThat(parser.nextToken()).isNotNull();
    }
  }
}
