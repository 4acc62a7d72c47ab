package dev.crmport.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.pace.Anchor;
import dev.crmport.core.pace.LedgerMemory;
import dev.crmport.core.pace.Urgency;
import dev.crmport.pacing.LaneFormat.Reading;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

final class LaneFormatTest {
  private static final LaneRecord LANE =
      new LaneRecord(
          new Stamp(-7, Long.MAX_VALUE),
          1_000_000_000,
          Anchor.DEPARTURE,
          new LedgerMemory(List.of(-900L, -800L, -5L), 4_000_000_000L, 2, 1, 11, 3),
          new HeldTurn(Long.MIN_VALUE, "findOrCreatePerson", -20, 31_000_000_000L),
          List.of(new Ticket(17, Urgency.BATCH, -1), new Ticket(18, Urgency.INTERACTIVE, 0)));

  private static final LaneRecord IDLE =
      new LaneRecord(LANE.written(), LANE.window(), Anchor.ANSWER, LANE.memory(), null, List.of());

  @Test
  void whatWasWrittenIsRead() {
    assertThat(LaneFormat.read(LaneFormat.write(LANE))).isEqualTo(new Reading.Whole(LANE));
    assertThat(LaneFormat.read(LaneFormat.write(IDLE))).isEqualTo(new Reading.Whole(IDLE));
  }

  @Test
  void whatStandsBehindARecordIsOfNoMeaning() {
    byte[] roomy = LaneFormat.writeNew(LANE);
    assertThat(roomy).hasSize(LaneFormat.ROOM);
    Arrays.fill(roomy, LaneFormat.write(LANE).length, roomy.length, (byte) 0x5a);
    assertThat(LaneFormat.read(roomy)).isEqualTo(new Reading.Whole(LANE));
  }

  @Test
  void anyBitThatFlipsIsDamage() {
    byte[] whole = LaneFormat.write(LANE);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(LaneFormat.read(flipped)).as("bit %d", bit).isEqualTo(new Reading.Damaged());
    }
  }

  @Test
  void aFileThatWasCutOffIsDamaged() {
    byte[] whole = LaneFormat.write(LANE);
    for (int length = 0; length < whole.length; length++) {
      assertThat(LaneFormat.read(Arrays.copyOf(whole, length)))
          .as("%d bytes", length)
          .isEqualTo(new Reading.Damaged());
    }
  }

  @Test
  void aFileOfZerosOrOfAnythingElseIsDamaged() {
    byte[] text = "pid 4711\n".repeat(500).getBytes(StandardCharsets.UTF_8);
    assertThat(LaneFormat.read(new byte[LaneFormat.ROOM])).isEqualTo(new Reading.Damaged());
    assertThat(LaneFormat.read(text)).isEqualTo(new Reading.Damaged());
  }

  @Test
  void aNewerVersionIsToldFromDamage() {
    assertThat(LaneFormat.read(ofVersion(2))).isEqualTo(new Reading.Newer());
    assertThat(LaneFormat.read(ofVersion(0)))
        .as("there never was an older one")
        .isEqualTo(new Reading.Damaged());
  }

  /** With a check sum that is right: written by a program gone wrong, not by a disk. */
  @Test
  void nonsenseIsDamageAlsoWhereItIsWhole() {
    for (int place = 16; place + 8 <= LaneFormat.write(LANE).length; place++) {
      for (long nonsense : new long[] {-1, Long.MAX_VALUE, Long.MIN_VALUE}) {
        byte[] content = LaneFormat.write(LANE);
        ByteBuffer.wrap(content).putLong(place, nonsense);
        if (LaneFormat.read(sealed(content)) instanceof Reading.Whole whole) {
          assertThat(LaneFormat.read(LaneFormat.write(whole.content())))
              .as("%d at %d is either refused or kept as it was read", nonsense, place)
              .isEqualTo(whole);
        }
      }
    }
  }

  @Test
  void aLongNameIsShortened() {
    HeldTurn named = new HeldTurn(1, "n".repeat(5_000), 0, 0);
    LaneRecord lane =
        new LaneRecord(
            LANE.written(), LANE.window(), LANE.anchor(), LANE.memory(), named, List.of());
    assertThat(LaneFormat.read(LaneFormat.write(lane)))
        .isInstanceOfSatisfying(
            Reading.Whole.class,
            whole -> assertThat(whole.content().turn().operation()).isEqualTo("n".repeat(100)));
  }

  /** With a check sum that is right. */
  private static byte[] sealed(byte[] content) {
    CRC32C sum = new CRC32C();
    sum.update(content, 12, content.length - 12);
    ByteBuffer.wrap(content).putInt(8, (int) sum.getValue());
    return content;
  }

  private static byte[] ofVersion(int version) {
    byte[] content = LaneFormat.write(LANE);
    ByteBuffer.wrap(content).putInt(12, version);
    return sealed(content);
  }
}
