package dev.crmport.core.redact;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which number a fingerprint belongs to, by open addressing.
 *
 * <p>Asking takes no lock and allocates nothing; changing is for one thread at a time, and what is
 * in the table is found at every moment of a change.
 */
final class FingerprintTable {
  static final int NONE = -1;

  private static final long EMPTY = 0;
  private static final long REMOVED = 1;
  private static final int FIRST_SIZE = 64;

  /** A bit of the filter for each fourth of a slot. */
  private static final int SLOTS_PER_WORD = Long.SIZE / 4;

  /**
   * All grow together, so that a reader never sees one without the others.
   *
   * @param filter two bits of one word are set for each fingerprint: it is a sixteenth as large as
   *     the others, stays in the cache, and spares nearly everything that is unknown the way to
   *     memory
   */
  private record Slots(
      AtomicLongArray filter, AtomicLongArray fingerprints, AtomicIntegerArray numbers) {
    static Slots ofSize(int size) {
      return new Slots(
          new AtomicLongArray(size / SLOTS_PER_WORD + 1),
          new AtomicLongArray(size),
          new AtomicIntegerArray(size));
    }

    boolean mayHave(long fingerprint) {
      long bits = bits(fingerprint);
      return (filter.getAcquire(word(fingerprint)) & bits) == bits;
    }

    void add(long fingerprint) {
      int word = word(fingerprint);
      filter.setRelease(word, filter.get(word) | bits(fingerprint));
    }

    /** By other bits of the fingerprint than its home. */
    private int word(long fingerprint) {
      return (int) Math.unsignedMultiplyHigh(Long.rotateLeft(fingerprint, 32), filter.length());
    }

    private static long bits(long fingerprint) {
      return (1L << (fingerprint & 63)) | (1L << ((fingerprint >>> 6) & 63));
    }

    int size() {
      return fingerprints.length();
    }

    /** The share of the room that the fingerprint is of all there are. */
    int home(long fingerprint) {
      return (int) Math.unsignedMultiplyHigh(fingerprint, size());
    }

    int next(int slot) {
      return slot + 1 == size() ? 0 : slot + 1;
    }
  }

  private volatile Slots slots = Slots.ofSize(FIRST_SIZE);

  /** Slots that are not empty, removed ones included. */
  private int used;

  private int entries;

  /**
   * Who else has a fingerprint. Keys of one series, as tests have them, share runs; others none.
   */
  private final Map<Long, Set<Integer>> sharers = new HashMap<>();

  /** The number that a fingerprint belongs to, one of several; {@link #NONE} where to none. */
  int find(long fingerprint) {
    Slots now = slots;
    int i = slotOf(now, fingerprint);
    return i < 0 ? NONE : now.numbers.getAcquire(i);
  }

  private static int slotOf(Slots now, long fingerprint) {
    long sought = stored(fingerprint);
    if (!now.mayHave(sought)) {
      return NONE;
    }
    int i = now.home(sought);
    while (true) {
      long slot = now.fingerprints.getAcquire(i);
      if (slot == sought) {
        return i;
      }
      if (slot == EMPTY) {
        return NONE;
      }
      i = now.next(i);
    }
  }

  /** Two fingerprints stand for something else here, so that two words are never used. */
  private static long stored(long fingerprint) {
    return fingerprint == EMPTY || fingerprint == REMOVED ? ~fingerprint : fingerprint;
  }

  /** Adds an entry; no change where it is there. */
  void put(long fingerprint, int number) {
    int owner = find(fingerprint);
    if (owner == number) {
      return;
    }
    if (owner != NONE) {
      sharers.computeIfAbsent(fingerprint, unused -> new LinkedHashSet<>()).add(number);
      return;
    }
    if (used >= slots.size() / 2) {
      rehash();
    }
    insert(slots, stored(fingerprint), number);
    used++;
    entries++;
  }

  /** Takes an entry out; whoever else has the fingerprint keeps it. */
  void remove(long fingerprint, int number) {
    Slots now = slots;
    int i = slotOf(now, fingerprint);
    if (i < 0) {
      return;
    }
    Set<Integer> others = sharers.getOrDefault(fingerprint, Set.of());
    if (now.numbers.get(i) != number) {
      // A set of nobody cannot be changed, and then there is nothing to change.
      if (others.contains(number)) {
        others.remove(number);
      }
    } else if (others.isEmpty()) {
      now.fingerprints.setRelease(i, REMOVED);
      entries--;
    } else {
      int heir = others.iterator().next();
      others.remove(heir);
      now.numbers.setRelease(i, heir);
    }
    if (others.isEmpty()) {
      sharers.remove(fingerprint);
    }
  }

  /**
   * Leaves the removed ones behind, in room for a fourth more. At half full a miss takes two or
   * three looks.
   */
  private void rehash() {
    Slots before = slots;
    Slots next = Slots.ofSize(Math.max(FIRST_SIZE, entries / 2 * 5));
    for (int i = 0; i < before.size(); i++) {
      long fingerprint = before.fingerprints.get(i);
      if (fingerprint != EMPTY && fingerprint != REMOVED) {
        insert(next, fingerprint, before.numbers.get(i));
      }
    }
    used = entries;
    slots = next;
  }

  private static void insert(Slots into, long stored, int number) {
    int i = into.home(stored);
    while (into.fingerprints.get(i) != EMPTY) {
      i = into.next(i);
    }
    into.numbers.setRelease(i, number);
    into.fingerprints.setRelease(i, stored);
    into.add(stored);
  }

  /** How many fingerprints there are. */
  int size() {
    return entries;
  }
}
