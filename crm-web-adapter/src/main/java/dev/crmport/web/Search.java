package dev.crmport.web;

import dev.crmport.core.redact.Finding;
import dev.crmport.core.redact.Redactor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for keys in bytes that come in pieces. It looks at a window, the end of which is looked at
 * again with what follows, also where it has gone out meanwhile.
 */
final class Search {
  /**
   * No form of a key is longer: a pair of 100 characters, each of them escaped twice, in UTF-16,
   * and base64 around it.
   */
  static final int LONGEST = 16 * 1024;

  private static final int WINDOW = 256 * 1024;

  private final Redactor redactor;
  private final HeldBytes window = new HeldBytes();

  /** How many bytes came before the window. */
  private long before;

  /** How many bytes of the window were looked at. */
  private int looked;

  private long clean;
  private @Nullable Finding found;

  Search(Redactor redactor) {
    this.redactor = redactor;
  }

  /** The first key. */
  Optional<Finding> found() {
    return Optional.ofNullable(found);
  }

  /** How many bytes came. */
  long taken() {
    return before + window.length();
  }

  /** How many bytes, from the first on, no key begins in, whatever follows. */
  long clean() {
    return clean;
  }

  void take(byte[] bytes, int offset, int length) {
    int from = offset;
    int end = offset + length;
    while (from < end && found == null) {
      int part = Math.min(end - from, WINDOW - window.length());
      window.append(bytes, from, part);
      from += part;
      if (window.length() == WINDOW) {
        look();
      }
    }
  }

  /** Looks at all that came. */
  void look() {
    if (looked < window.length() && found == null) {
      try {
        redactor.search(new ByteArrayInputStream(window.array(), 0, window.length()), this::note);
      } catch (IOException impossible) {
        throw new IllegalStateException("bytes in memory cannot fail to be read", impossible);
      }
      looked = window.length();
    }
    if (found == null) {
      clean = Math.max(clean, taken() - LONGEST);
      int old = window.length() - LONGEST;
      if (old > 0) {
        window.drop(old);
        before += old;
        looked -= old;
      }
    }
  }

  /** Looks at all that came, and counts as clean what ends with a finished word. */
  void lookAtWords() {
    look();
    int end = window.length();
    while (end > 0 && !endsAWord(window.array()[end - 1])) {
      end--;
    }
    if (found == null) {
      clean = Math.max(clean, before + end);
    }
  }

  /** Nothing follows. */
  void lookToTheEnd() {
    look();
    if (found == null) {
      clean = taken();
    }
  }

  private void note(Finding at) {
    if (found == null) {
      found =
          new Finding(
              at.form(),
              at.reference(),
              at.client(),
              at.test(),
              before + at.start(),
              before + at.end());
    }
  }

  /** White space, and the end of a tag. */
  private static boolean endsAWord(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '>';
  }
}
