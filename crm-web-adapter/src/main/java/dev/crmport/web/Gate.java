package dev.crmport.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.crmport.core.redact.Finding;
import dev.crmport.web.StoppedResponse.Part;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds one response until it is known to be clean. One thread at a time. */
final class Gate {
  private static final byte[] REFUSAL =
      ("This response was not sent: it would have shown an API key. Whoever runs this service finds"
              + " the place in its log.\n")
          .getBytes(US_ASCII);

  private static final int PIECE = 8 * 1024;

  private final ResponseGuard guard;
  private final Wire wire;
  private final HeldBytes held = new HeldBytes();

  /** Read by the container's thread while the application's goes on. */
  private volatile State state = State.HOLDING;

  /** From the moment at which the head is final. */
  private @Nullable BodyCheck check;

  /** How many of the held bytes the check has taken. */
  private int taken;

  /** How long the body is said to be; less than 0 where nothing is said. */
  private long announced = -1;

  private long written;
  private volatile boolean cut;

  Gate(ResponseGuard guard, Wire wire) {
    this.guard = guard;
    this.wire = wire;
  }

  private enum State {
    /** Nothing is out. */
    HOLDING,
    /** Clean parts are out. */
    OPEN,
    /** A key was found. */
    STOPPED,
    /** The response is complete. */
    ENDED
  }

  /** How far a look goes. */
  private enum Reach {
    /** As far as no form can reach into what is yet to come. */
    SURE,
    /** Up to the last finished word: somebody waits for it. */
    WORDS,
    /** To the end. */
    END
  }

  boolean isHolding() {
    return state == State.HOLDING;
  }

  boolean isStopped() {
    return state == State.STOPPED;
  }

  /** Whether the connection was broken off. */
  boolean isCut() {
    return cut;
  }

  /** How long the body will be: once that much was written, the response is complete. */
  void announce(long length) {
    announced = length;
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int end = offset + length;
    while (from < end && !isOver()) {
      // More than the bound only where it is full of compressed bytes that come to next to nothing.
      int room = Math.max(PIECE, guard.heldBytes() - held.length());
      int part = Math.min(end - from, room);
      held.append(bytes, from, part);
      from += part;
      if (held.length() >= guard.heldBytes()) {
        look(Reach.SURE);
      }
    }
    written += length;
    if (announced > 0 && written == announced) {
      finish();
    }
  }

  /** Lets out what is clean so far, whatever the bound. */
  void flush() throws IOException {
    if (!isOver()) {
      look(Reach.WORDS);
      wire.flush();
    }
  }

  /** The response is complete. Nothing happens the second time. */
  void finish() throws IOException {
    if (state == State.HOLDING || state == State.OPEN) {
      try {
        look(Reach.END);
        state = State.ENDED;
        held.wipe();
      } catch (ResponseStopped told) {
        // Nobody writes any more who would have to hear of it.
      }
    }
  }

  /** Drops the body so far. Only while it is holding. */
  void clear() {
    held.wipe();
    written = 0;
  }

  /** Somebody else answers from here on: the head goes as it is, the body so far is dropped. */
  void hand() {
    held.wipe();
    state = State.ENDED;
  }

  /** Stops the response if the head as it is now, or this text beside it, holds a key. */
  boolean refuses(Part part, String text) {
    Optional<Finding> finding = guard.look(text);
    if (finding.isPresent()) {
      stop(part, Optional.empty(), finding.get());
    } else if (state == State.HOLDING) {
      stopForHead();
    }
    return state == State.STOPPED;
  }

  private boolean isOver() throws ResponseStopped {
    if (state == State.STOPPED) {
      throw new ResponseStopped();
    }
    return state == State.ENDED;
  }

  private void look(Reach reach) throws IOException {
    if (check == null) {
      stopForHead();
      isOver();
      check = guard.bodyCheck(wire);
    }
    BodyCheck body = check;
    body.take(held.array(), taken, held.length() - taken);
    taken = held.length();
    switch (reach) {
      case SURE -> body.look();
      case WORDS -> body.lookAtWords();
      case END -> body.lookToTheEnd();
    }
    Optional<Finding> found = body.found();
    if (found.isPresent()) {
      stop(Part.BODY, Optional.empty(), found.get());
      throw new ResponseStopped();
    }
    if (reach == Reach.END) {
      // A trailer is asked for late, and may hold what the head did not.
      stopForHead();
      isOver();
    }
    int clean = body.cleanOfHeld(held.length());
    state = State.OPEN;
    if (clean > 0) {
      wire.send(held.array(), 0, clean);
      held.drop(clean);
      taken -= clean;
    }
  }

  private void stopForHead() {
    for (Wire.Line line : wire.head()) {
      Optional<Finding> finding = guard.look(line.value()).or(() -> guard.look(line.name()));
      if (finding.isPresent()) {
        stop(line.part(), Optional.of(guard.redacted(line.name())), finding.get());
        return;
      }
    }
  }

  private void stop(Part part, Optional<String> name, Finding finding) {
    boolean begun = state != State.HOLDING || wire.isBegun();
    state = State.STOPPED;
    held.wipe();
    if (begun || !refused()) {
      cut = true;
      wire.cut();
    }
    guard.tell(
        new StoppedResponse(
            guard.redacted(wire.method()), guard.redacted(wire.path()), part, name, finding, cut));
  }

  /** Whether a refusal could be sent instead; false where nothing may be sent at all. */
  private boolean refused() {
    try {
      wire.reset();
      for (Wire.Line line : wire.head()) {
        if (guard.look(line.value()).or(() -> guard.look(line.name())).isPresent()) {
          return false;
        }
      }
      wire.refuse(REFUSAL);
      return true;
    } catch (IOException | IllegalStateException tooLate) {
      return false;
    }
  }
}
