package dev.crmport.testkit.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.testkit.wire.JsonText.NotJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  @Test
  void aTreeIsWrittenAsItWasRead() throws Exception {
    String text = "{\"b\":[1,-2.50,null,true,\"é<\\\"\"],\"a\":{\"x\":123456789012345678901}}";

    assertThat(JsonText.text(JsonText.read(text.getBytes(UTF_8)))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{} {}", "{\"a\"}", "[1,]", "nul", "secret"})
  void whatIsNotOneValueIsRefusedWithoutBeingQuoted(String text) {
    assertThatThrownBy(() -> JsonText.read(text.getBytes(UTF_8)))
        .isInstanceOf(NotJsonException.class)
        .hasMessage("the bytes are not one JSON value")
        .hasNoCause();
  }
}
