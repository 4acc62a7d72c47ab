package dev.crmport.web;

import dev.crmport.core.redact.Finding;
import dev.crmport.core.redact.Redactor;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at a body as it goes over the wire, and at what a client makes of it. */
final class BodyCheck {
  /** What is let out is counted in these steps where the body is coded. */
  private static final int STEP = 1024;

  private final Search asSent;

  /** The body with its codings undone; null where it has none. */
  private final @Nullable Search undone;

  private final @Nullable Undoing undoing;
  private final Deque<Mark> marks = new ArrayDeque<>();

  /** How many bytes as sent have nothing underneath that may yet turn out to be a key. */
  private long cleanUndone;

  /** How many bytes as sent were let out. */
  private long gone;

  /** So many bytes as sent come to so many undone. */
  private record Mark(long asSent, long undone) {}

  BodyCheck(Redactor redactor, String contentEncoding, Optional<Charset> charset) {
    asSent = new Search(redactor);
    Undoing chain = Undoing.of(contentEncoding, charset);
    undoing = chain;
    undone = chain == null ? null : new Search(redactor);
  }

  void take(byte[] bytes, int offset, int length) {
    if (undoing == null || undone == null) {
      asSent.take(bytes, offset, length);
      return;
    }
    int end = offset + length;
    for (int from = offset; from < end; from += STEP) {
      int part = Math.min(STEP, end - from);
      asSent.take(bytes, from, part);
      undoing.take(bytes, from, part, undone::take);
      marks.add(new Mark(asSent.taken(), undone.taken()));
    }
    if (undoing.isOver()) {
      undone.lookToTheEnd();
    }
  }

  void look() {
    asSent.look();
    if (undone != null) {
      undone.look();
    }
  }

  void lookAtWords() {
    asSent.lookAtWords();
    if (undone != null) {
      undone.lookAtWords();
      if (undone.clean() == undone.taken()) {
        // Compressed bytes have no words; what they say has, and all of them are finished.
        asSent.lookToTheEnd();
      }
    }
  }

  void lookToTheEnd() {
    if (undoing != null && undone != null) {
      undoing.end(undone::take);
      undone.lookToTheEnd();
    }
    asSent.lookToTheEnd();
  }

  /** What was found, the plainer one first. */
  Optional<Finding> found() {
    return undone == null ? asSent.found() : undone.found().or(asSent::found);
  }

  /** How many of the first {@code held} bytes may go out; they then count as gone. */
  int cleanOfHeld(int held) {
    long clean = asSent.clean();
    if (undone != null) {
      while (!marks.isEmpty() && marks.getFirst().undone() <= undone.clean()) {
        cleanUndone = marks.removeFirst().asSent();
      }
      clean = Math.min(clean, cleanUndone);
    }
    int count = (int) Math.min(held, clean - gone);
    gone += count;
    return count;
  }
}
