package dev.crmport.core.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
  /** The secret 00 01 ... 0f and the message 00 01 ... 0f, as the authors publish them. */
  @Test
  void itIsSipHash24OfSixteenBytes() {
    KeyedHash hash = new KeyedHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    long answer = hash.of(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(answer).array();
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("db9bc2577fcc2a3f");
  }

  @Test
  void anotherSecretGivesAnotherAnswer() {
    assertThat(KeyedHash.random().of(1, 2)).isNotEqualTo(KeyedHash.random().of(1, 2));
  }
}
