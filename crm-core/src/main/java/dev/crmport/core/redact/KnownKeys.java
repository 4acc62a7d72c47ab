package dev.crmport.core.redact;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.KeyShape;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a redactor was told of, as fingerprints: of the whole, of every run of twelve
 * characters, and of the digests. Asking takes no lock and allocates nothing.
 */
final class KnownKeys {
  private static final int FIRST_ROOM = 16;

  private final KeyPrints prints = new KeyPrints(KeyedHash.random());
  private final FingerprintTable wholes = new FingerprintTable();
  private final FingerprintTable runs = new FingerprintTable();

  /** Apart from the runs: small enough to stay in the cache, and asked far more often. */
  private final FingerprintTable shingles = new FingerprintTable();

  private final FingerprintTable folded = new FingerprintTable();
  private final Map<Digest, FingerprintTable> digests = new EnumMap<>(Digest.class);

  /** By number; grows by being replaced. */
  private volatile AtomicReferenceArray<@Nullable Owner> owners =
      new AtomicReferenceArray<>(FIRST_ROOM);

  private volatile boolean empty = true;

  /** Guards all changes, and what follows. */
  private final ReentrantLock lock = new ReentrantLock();

  /** None is used again: what was kept of a key in another spelling must not find a new owner. */
  private int numbers;

  /** For whom digests are in the table: the name is a part of what was digested. */
  private final Map<Integer, Set<ApplicationName>> digested = new HashMap<>();

  KnownKeys() {
    for (Digest kind : Digest.values()) {
      digests.put(kind, new FingerprintTable());
    }
  }

  private FingerprintTable table(Digest kind) {
    return Objects.requireNonNull(digests.get(kind));
  }

  /** Whether no key is known, so that nothing needs to be asked. */
  boolean isEmpty() {
    return empty;
  }

  /** The owner of the key with these digits, in either direction; null where it is not known. */
  @Nullable Owner ofWhole(long high, long low) {
    return owner(wholes.find(prints.whole(high, low)));
  }

  /** Whether a key has these eight digits in a row, in either direction. */
  boolean hasShingle(long digits) {
    return shingles.find(prints.shingle(digits)) != FingerprintTable.NONE;
  }

  /** The owner of a key with this run, in either direction. */
  @Nullable Owner ofRun(long digits, int dashes) {
    return owner(runs.find(prints.run(digits, dashes)));
  }

  /** The owner of what has a digest that begins with these 16 bytes. */
  @Nullable Owner ofDigest(Digest kind, long first, long second) {
    return owner(table(kind).find(prints.digest(first, second)));
  }

  /** The owner of the key that these characters of base64 are a part of, their case being lost. */
  @Nullable Owner ofFolded(long first, long second, long third, long fourth) {
    return owner(folded.find(prints.folded(first, second, third, fourth)));
  }

  /** Null also where the key was forgotten since its number was found. */
  private @Nullable Owner owner(int number) {
    return number == FingerprintTable.NONE ? null : owners.getAcquire(number);
  }

  /** Adds a key, or says anew whose it is. */
  void learn(ApiKey key, ApplicationName application, Owner owner) {
    lock.lock();
    try {
      changed(key, (written, lower) -> add(written, lower, application, owner));
    } finally {
      lock.unlock();
    }
  }

  /** Takes a key out with all that was kept of it. */
  void forget(ApiKey key) {
    lock.lock();
    try {
      changed(key, this::remove);
    } finally {
      lock.unlock();
    }
  }

  /** The key as it was written and in lower case, for the time of a change. */
  private static void changed(ApiKey key, BiConsumer<byte[], byte[]> change) {
    Boolean done =
        key.reveal(
            written -> {
              byte[] lower = written.clone();
              for (int i = 0; i < lower.length; i++) {
                lower[i] = (byte) Character.toLowerCase(lower[i]);
              }
              change.accept(written, lower);
              KeyPrints.wipe(lower);
              return true;
            });
    assert done;
  }

  private void add(byte[] written, byte[] key, ApplicationName application, Owner owner) {
    long whole = whole(key);
    int known = wholes.find(whole);
    int number = known == FingerprintTable.NONE ? newNumber() : known;
    empty = false;
    // Before the number can be found.
    owners.setRelease(number, owner);
    if (known == FingerprintTable.NONE) {
      wholes.put(whole, number);
      prints.ofRuns(key, run -> runs.put(run, number));
      prints.ofShingles(key, shingle -> shingles.put(shingle, number));
      prints.ofFolded(key, print -> folded.put(print, number));
    }
    boolean first = digested.computeIfAbsent(number, unused -> new HashSet<>()).add(application);
    prints.ofDigests(
        first, written, key, application, (kind, digest) -> table(kind).put(digest, number));
  }

  private void remove(byte[] written, byte[] key) {
    long whole = whole(key);
    int number = wholes.find(whole);
    if (number == FingerprintTable.NONE) {
      return;
    }
    wholes.remove(whole, number);
    prints.ofRuns(key, run -> runs.remove(run, number));
    prints.ofShingles(key, shingle -> shingles.remove(shingle, number));
    prints.ofFolded(key, print -> folded.remove(print, number));
    for (ApplicationName application : digested.getOrDefault(number, Set.of())) {
      prints.ofDigests(
          true, written, key, application, (kind, digest) -> table(kind).remove(digest, number));
    }
    digested.remove(number);
    owners.setRelease(number, null);
    empty = wholes.size() == 0;
  }

  private long whole(byte[] key) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < KeyShape.LENGTH; i++) {
      if (!KeyShape.isDash(i)) {
        high = (high << 4) | (low >>> 60);
        low = (low << 4) | Characters.value((char) key[i]);
      }
    }
    return prints.whole(high, low);
  }

  private int newNumber() {
    AtomicReferenceArray<@Nullable Owner> now = owners;
    if (numbers == now.length()) {
      AtomicReferenceArray<@Nullable Owner> grown = new AtomicReferenceArray<>(now.length() * 2);
      for (int i = 0; i < now.length(); i++) {
        grown.set(i, now.get(i));
      }
      owners = grown;
    }
    return numbers++;
  }
}
