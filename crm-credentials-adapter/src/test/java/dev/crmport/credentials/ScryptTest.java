package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crmport.core.key.StoreUnusable;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The function against the values of RFC 7914, section 12; the fourth takes a gigabyte. */
final class ScryptTest {
  @ParameterizedTest
  @CsvSource({
    "'','',16,1,1,"
        + "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
        + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906",
    "password,NaCl,1024,8,16,"
        + "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640",
    "pleaseletmein,SodiumChloride,16384,8,1,"
        + "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
  })
  void theValuesOfTheStandardAreComputed(
      String passphrase, String salt, int cost, int blocks, int times, String expected) {
    byte[] derived =
        Scrypt.derive(
            passphrase.getBytes(US_ASCII), salt.getBytes(US_ASCII), cost, blocks, times, 64);
    assertThat(HexFormat.of().formatHex(derived)).isEqualTo(expected);
  }

  @Test
  void moreMemoryThanThereMayBeIsNotAskedFor() {
    StoreUnusable refused =
        assertThrows(
            StoreUnusable.class,
            () -> Scrypt.derive(new byte[8], new byte[16], 1 << 29, 1024, 1, 32));
    assertThat(refused).hasMessageContaining("MiB").hasMessageContaining("-Xmx");
  }
}
