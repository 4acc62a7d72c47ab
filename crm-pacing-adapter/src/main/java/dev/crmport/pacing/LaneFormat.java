package dev.crmport.pacing;

import dev.crmport.core.pace.Anchor;
import dev.crmport.core.pace.LedgerMemory;
import dev.crmport.core.pace.Urgency;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A {@link LaneRecord} as bytes: a name, the length, a check sum over what follows, the version,
 * and then what that version says. Every version keeps to that beginning, so that an older program
 * can tell a newer file from a damaged one. What stands behind the length is of no meaning.
 */
final class LaneFormat {
  /** A file is made so long, so that writing into it needs no room on the disk as a rule. */
  static final int ROOM = 4096;

  private static final int NAME = 0x43524D4C;
  private static final int VERSION = 1;
  private static final int CHECKED_FROM = 12;
  private static final int LONGEST_NAME = 100;
  private static final long FARTHEST = TimeUnit.DAYS.toNanos(75_000);

  private LaneFormat() {}

  /** What a file says. */
  sealed interface Reading {
    /** All of it is there. */
    record Whole(LaneRecord content) implements Reading {}

    /** It is not what anybody wrote. */
    record Damaged() implements Reading {}

    /** A newer program wrote it. */
    record Newer() implements Reading {}
  }

  static byte[] write(LaneRecord lane) {
    HeldTurn turn = lane.turn();
    byte[] operation = turn == null ? new byte[0] : shortened(turn.operation());
    List<Long> anchors = lane.memory().anchors();
    ByteBuffer to =
        ByteBuffer.allocate(100 + 8 * anchors.size() + operation.length + 17 * lane.line().size());
    to.putInt(NAME).putInt(0).putInt(0).putInt(VERSION);
    to.putLong(lane.written().nanos()).putLong(lane.written().wall());
    to.putLong(lane.window()).put(flag(lane.anchor() == Anchor.DEPARTURE));
    to.putInt(anchors.size());
    anchors.forEach(to::putLong);
    LedgerMemory memory = lane.memory();
    to.putLong(memory.closedFor()).putInt(memory.permits()).put((byte) memory.doublings());
    to.putInt(memory.clean()).putInt(memory.passedOver());
    to.put(flag(turn != null));
    if (turn != null) {
      to.putLong(turn.token()).putLong(turn.departed()).putLong(turn.until());
      to.put((byte) operation.length).put(operation);
    }
    to.putShort((short) lane.line().size());
    for (Ticket ticket : lane.line()) {
      to.putLong(ticket.process())
          .put(flag(ticket.urgency() == Urgency.BATCH))
          .putLong(ticket.seen());
    }
    int length = to.position();
    to.putInt(4, length).putInt(8, checkSum(to.array(), length));
    return Arrays.copyOf(to.array(), length);
  }

  /** The same with room behind it. */
  static byte[] writeNew(LaneRecord lane) {
    byte[] content = write(lane);
    return Arrays.copyOf(content, Math.max(content.length, ROOM));
  }

  static Reading read(byte[] content) {
    ByteBuffer from = ByteBuffer.wrap(content);
    if (content.length < CHECKED_FROM + 4 || from.getInt() != NAME) {
      return new Reading.Damaged();
    }
    int length = from.getInt();
    if (length < CHECKED_FROM + 4
        || length > content.length
        || from.getInt() != checkSum(content, length)) {
      return new Reading.Damaged();
    }
    int version = from.getInt();
    if (version > VERSION) {
      return new Reading.Newer();
    }
    LaneRecord lane = version == VERSION ? body(from.limit(length)) : null;
    return lane == null ? new Reading.Damaged() : new Reading.Whole(lane);
  }

  private static @Nullable LaneRecord body(ByteBuffer from) {
    try {
      LaneRecord lane =
          new LaneRecord(
              new Stamp(from.getLong(), from.getLong()),
              from.getLong(),
              flag(from) ? Anchor.DEPARTURE : Anchor.ANSWER,
              memory(from),
              turn(from),
              line(from));
      return from.hasRemaining() ? null : lane;
    } catch (BufferUnderflowException | IllegalArgumentException nonsense) {
      return null;
    }
  }

  private static LedgerMemory memory(ByteBuffer from) {
    int permits = from.getInt();
    if (permits > from.remaining() / Long.BYTES) {
      throw new BufferUnderflowException();
    }
    List<Long> anchors = new ArrayList<>();
    for (int i = 0; i < permits; i++) {
      anchors.add(moment(from));
    }
    return new LedgerMemory(
        anchors, moment(from), from.getInt(), from.get(), from.getInt(), from.getInt());
  }

  private static @Nullable HeldTurn turn(ByteBuffer from) {
    if (!flag(from)) {
      return null;
    }
    long token = from.getLong();
    long departed = moment(from);
    long until = moment(from);
    byte[] operation = new byte[from.get() & 0xff];
    from.get(operation);
    return new HeldTurn(token, new String(operation, StandardCharsets.UTF_8), departed, until);
  }

  private static List<Ticket> line(ByteBuffer from) {
    List<Ticket> line = new ArrayList<>();
    for (int left = from.getShort(); left > 0; left--) {
      line.add(
          new Ticket(
              from.getLong(), flag(from) ? Urgency.BATCH : Urgency.INTERACTIVE, moment(from)));
    }
    return line;
  }

  /** Two hundred years at most, so that adding and comparing them is safe. */
  private static long moment(ByteBuffer from) {
    long moment = from.getLong();
    if (moment < -FARTHEST || moment > FARTHEST) {
      throw new IllegalArgumentException("no such moment");
    }
    return moment;
  }

  private static byte flag(boolean set) {
    return (byte) (set ? 1 : 0);
  }

  private static boolean flag(ByteBuffer from) {
    byte flag = from.get();
    if (flag != 0 && flag != 1) {
      throw new IllegalArgumentException("no such value");
    }
    return flag == 1;
  }

  private static byte[] shortened(String operation) {
    byte[] whole = operation.getBytes(StandardCharsets.UTF_8);
    return whole.length <= LONGEST_NAME ? whole : Arrays.copyOf(whole, LONGEST_NAME);
  }

  private static int checkSum(byte[] content, int length) {
    CRC32C sum = new CRC32C();
    sum.update(content, CHECKED_FROM, length - CHECKED_FROM);
    return (int) sum.getValue();
  }
}
