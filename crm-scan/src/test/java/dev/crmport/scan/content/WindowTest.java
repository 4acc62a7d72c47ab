package dev.crmport.scan.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {
  private static final long SEED = Long.getLong("crm.seed", 4711);

  @ParameterizedTest(name = "window of {0} bytes")
  @ValueSource(ints = {16, 64, 1024, 1 << 19})
  void lineAndColumnAreThoseOfTheWholeText(int size) throws IOException {
    Random random = new Random(SEED);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      text.append(new String[] {"a", "é", "€", "𝄞", "\n", "b c"}[random.nextInt(6)]);
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    Window window = new Window(size);
    window.open(new ByteArrayInputStream(bytes));
    int done = 0;
    while (done < bytes.length) {
      int count = window.read(new byte[64], 0, 1 + random.nextInt(Math.min(64, size / 2)));
      int asked = Math.max(0, done + count - 1 - random.nextInt(size / 2));
      window.goTo(asked);
      String before = new String(bytes, 0, asked, UTF_8);
      long lines = before.chars().filter(c -> c == '\n').count();
      String line = before.substring(before.lastIndexOf('\n') + 1);
      assertThat(window.line()).as("seed %d, offset %d", SEED, asked).isEqualTo(lines + 1);
      assertThat(window.column())
          .as("seed %d, offset %d", SEED, asked)
          .isBetween(line.codePointCount(0, line.length()) + 0L, line.length() + 1L);
      done += count;
    }
    assertThat(window.read()).isEqualTo(-1);
  }

  @Test
  void aColumnCountsCharactersAndNotBytes() throws IOException {
    Window window = new Window(64);
    window.open(new ByteArrayInputStream("ä€𝄞x".getBytes(UTF_8)));
    window.peek(10);
    window.goTo(9);
    assertThat(window.column()).isEqualTo(4);
  }

  @Test
  void oneWindowServesManyStreams() throws IOException {
    Window window = new Window(64);
    for (int i = 0; i < 3; i++) {
      window.open(new ByteArrayInputStream("a\nb\n".getBytes(UTF_8)));
      assertThat(window.readAllBytes()).hasSize(4);
      window.goTo(2);
      assertThat(window.line()).isEqualTo(2);
    }
  }
}
