package dev.crmport.testkit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for thousands of forms in one pass: the last eight characters, in lower case, tell which
 * forms could begin there. Immutable; safe for use by many threads.
 */
final class LeakFinder {
  private static final int HEAD = Long.BYTES;
  private static final int SIEVE = 1 << 20;

  /** A character that no form holds. */
  private static final int FOREIGN = 1;

  private static final int GUID = 36;
  private static final int BARE_GUID = 32;

  private final Map<Long, List<LeakForm>> byHead = new HashMap<>();

  /** Spares most positions the look into the map. */
  private final BitSet sieve = new BitSet(SIEVE);

  LeakFinder(List<LeakForm> forms) {
    for (LeakForm form : forms) {
      long head = 0;
      for (int i = 0; i < HEAD; i++) {
        head = rolled(head, form.text().charAt(i));
      }
      byHead.computeIfAbsent(head, unused -> new ArrayList<>()).add(form);
      sieve.set(sifted(head));
    }
    // The longest first: what is found is named by the most that it is.
    byHead.values().forEach(list -> list.sort((a, b) -> b.text().length() - a.text().length()));
  }

  /** What stands where, from the left; what lies within something found before is left out. */
  List<Hit> hits(String text) {
    List<Hit> hits = new ArrayList<>();
    long head = 0;
    for (int end = 1; end <= text.length(); end++) {
      head = rolled(head, text.charAt(end - 1));
      if (end >= HEAD && sieve.get(sifted(head))) {
        for (LeakForm form : byHead.getOrDefault(head, List.of())) {
          add(hits, text, form, end - HEAD);
        }
      }
    }
    return hits;
  }

  /** A form at a place. */
  record Hit(LeakForm form, int start, int end) {}

  private static void add(List<Hit> hits, String text, LeakForm form, int start) {
    int end = start + form.text().length();
    if (!form.isAt(text, start) || (form.isPart() && isInOtherGuid(text, start, end))) {
      return;
    }
    Hit last = hits.isEmpty() ? null : hits.getLast();
    if (last == null || start >= last.end) {
      hits.add(new Hit(form, start, end));
    } else if (end > last.end) {
      // It overlaps: a run that goes on, or the tail of what was found. One finding tells of both.
      hits.set(hits.size() - 1, new Hit(last.form, last.start, end));
    }
  }

  /**
   * Whether a part of the key is only what a whole other GUID has in common with it: ids of one
   * series differ in a few digits.
   */
  private static boolean isInOtherGuid(String text, int start, int end) {
    for (int from = Math.max(0, end - GUID); from <= start; from++) {
      if (isGuid(text, from) || isBareGuid(text, from, end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGuid(String text, int from) {
    if (from + GUID > text.length()) {
      return false;
    }
    for (int i = 0; i < GUID; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      char c = text.charAt(from + i);
      if (dash ? c != '-' : !isHex(c)) {
        return false;
      }
    }
    return standsAlone(text, from, from + GUID);
  }

  private static boolean isBareGuid(String text, int from, int end) {
    int behind = from + BARE_GUID;
    if (behind > text.length() || end > behind) {
      return false;
    }
    for (int i = from; i < behind; i++) {
      if (!isHex(text.charAt(i))) {
        return false;
      }
    }
    return standsAlone(text, from, behind);
  }

  private static boolean standsAlone(String text, int from, int behind) {
    return (from == 0 || !isHex(text.charAt(from - 1)))
        && (behind == text.length() || !isHex(text.charAt(behind)));
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static long rolled(long head, char c) {
    int lower = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    return head << Byte.SIZE | (lower < 128 ? lower : FOREIGN);
  }

  private static int sifted(long head) {
    return (int) ((head * 0x9E3779B97F4A7C15L) >>> 44);
  }
}
