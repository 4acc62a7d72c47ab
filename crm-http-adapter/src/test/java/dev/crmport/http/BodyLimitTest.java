package dev.crmport.http;

import static dev.crmport.testkit.Fixtures.aPerson;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.failure.Unreadable;
import dev.crmport.core.failure.Unreadable.Effect;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.people.People;
import dev.crmport.core.people.PersonSearch;
import dev.crmport.core.people.VanId;
import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are read compressed or plain, up to a limit that counts after decompression too. */
@Timeout(60)
final class BodyLimitTest {
  private static final int MEBIBYTE = 1024 * 1024;

  private static byte[] zipped(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(plain);
    }
    return bytes.toByteArray();
  }

  private static Fault coded(String coding, byte[] body) {
    return Fault.answer(
        200, Map.of("Content-Type", "application/json", "Content-Encoding", coding), body);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void compressedAndPlainAnswersReadAlike(boolean gzip) {
    try (Rig rig = Rig.over(FakeCrmServer.builder().gzip(gzip))) {
      String message = "Grüße ".repeat(1000);
      assertThat(rig.crm.call(Introspection.echo(message)).message()).contains(message);
    }
  }

  @Test
  void anAnswerUpToTheLimitIsRead() {
    try (Rig rig = Rig.with(options -> options.mostBodyBytes(MEBIBYTE + 100))) {
      rig.server.script(Fault.hugeBody(1));
      assertThat(rig.crm.call(People.search(PersonSearch.byLastName("Q"))).items()).isEmpty();
    }
  }

  @Test
  void aLargerOneIsCutOffAndNotRepeated() {
    try (Rig rig = Rig.with(options -> options.mostBodyBytes(MEBIBYTE))) {
      rig.server.script(Fault.hugeBody(64), Fault.hugeBody(64));

      Unreadable read = rig.failure(Unreadable.class, People.search(PersonSearch.byLastName("Q")));
      assertThat(read.effect()).isEqualTo(Effect.NOT_DONE);
      assertThat(read).hasMessageContaining("larger than the 1048576 bytes");

      Unreadable written = rig.failure(Unreadable.class, People.create(aPerson().build()));
      assertThat(written.effect()).isEqualTo(Effect.DONE);
      assertThat(rig.arrivals()).isEqualTo(2);
    }
  }

  @Test
  void aBombIsCutOffWhileItUnfolds() throws IOException {
    try (Rig rig = Rig.with(options -> options.mostBodyBytes(MEBIBYTE))) {
      byte[] spaces = new byte[64 * MEBIBYTE];
      Arrays.fill(spaces, (byte) ' ');
      rig.server.script(coded("gzip", zipped(spaces)));

      assertThat(rig.failure(Unreadable.class, People.get(new VanId(7))))
          .hasMessageContaining("larger than the 1048576 bytes");
    }
  }

  @Test
  void aBrokenOrUnknownCompressionIsUnreadable() throws IOException {
    try (Rig rig = Rig.standard()) {
      byte[] whole = zipped("{\"vanId\":1}".getBytes(UTF_8));
      rig.server.script(
          coded("gzip", Arrays.copyOf(whole, whole.length / 2)),
          coded("gzip", "{}".getBytes(UTF_8)),
          coded("br", "{}".getBytes(UTF_8)),
          coded("GZIP", whole));

      assertThat(rig.failure(Unreadable.class, People.get(new VanId(7))))
          .hasMessageContaining("compression is broken");
      rig.failure(Unreadable.class, People.get(new VanId(7)));
      assertThat(rig.failure(Unreadable.class, People.get(new VanId(7))))
          .hasMessageContaining("was not asked for");
      assertThat(rig.crm.call(People.get(new VanId(7)))).isPresent();
    }
  }
}
