package dev.crmport.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlaceholderTest {
  @Test
  void hasAName() {
    assertThat(Placeholder.name()).contains("core");
  }
}
