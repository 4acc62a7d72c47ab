package dev.crmport.web;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Undoes the codings of a body piece by piece, the last one first, as a client does. */
final class Undoing {
  /** Who is handed what was undone. */
  @FunctionalInterface
  interface Sink {
    void take(byte[] bytes, int offset, int length);
  }

  /** One coding. */
  interface Step {
    /** Never fails: where the bytes are not in this coding, nothing more comes out. */
    void take(byte[] bytes, int offset, int length, Sink sink);

    /** Whether nothing will come out any more, whatever goes in. */
    default boolean isOver() {
      return false;
    }

    /** Nothing follows. */
    void end(Sink sink);
  }

  private final List<Step> steps;

  private Undoing(List<Step> steps) {
    this.steps = steps;
  }

  /** Null where there is nothing to undo, or nothing that is known here. */
  static @Nullable Undoing of(String contentEncoding, Optional<Charset> charset) {
    List<Step> steps = new ArrayList<>();
    List<String> codings = new ArrayList<>(List.of(contentEncoding.split(",", -1)));
    Collections.reverse(codings);
    for (String coding : codings) {
      switch (coding.strip().toLowerCase(Locale.ROOT)) {
        case "gzip", "x-gzip" -> steps.add(Inflating.gzip());
        case "deflate" -> steps.add(Inflating.deflate());
        case "", "identity" -> {}
        default -> {
          // What lies below it cannot be reached.
          return steps.isEmpty() ? null : new Undoing(steps);
        }
      }
    }
    charset.filter(Transcoding::isNeeded).ifPresent(named -> steps.add(new Transcoding(named)));
    return steps.isEmpty() ? null : new Undoing(steps);
  }

  void take(byte[] bytes, int offset, int length, Sink sink) {
    take(0, bytes, offset, length, sink);
  }

  /** Whether nothing will come out any more, whatever goes in. */
  boolean isOver() {
    return steps.stream().anyMatch(Step::isOver);
  }

  void end(Sink sink) {
    for (int i = 0; i < steps.size(); i++) {
      int next = i + 1;
      steps.get(i).end((bytes, offset, length) -> take(next, bytes, offset, length, sink));
    }
  }

  private void take(int step, byte[] bytes, int offset, int length, Sink sink) {
    if (step == steps.size()) {
      sink.take(bytes, offset, length);
    } else {
      steps
          .get(step)
          .take(
              bytes, offset, length, (out, from, count) -> take(step + 1, out, from, count, sink));
    }
  }
}
