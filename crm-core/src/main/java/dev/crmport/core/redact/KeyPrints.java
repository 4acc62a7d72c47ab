package dev.crmport.core.redact;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.KeyShape;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.LongConsumer;
import java.util.function.ObjLongConsumer;

/**
 * The fingerprints of one key: of the whole, of its runs and of its digests. Read backwards, each
 * has the same one.
 */
final class KeyPrints {
  /** The shortest part of a key that counts as one, in characters. */
  static final int RUN = 12;

  /** Digits in a row of which each part of a key without dashes has some at any sixth place. */
  static final int SHINGLE = 7;

  /** Dashes of a run: the bit of its last character is the lowest. */
  static final int DASHES = (1 << RUN) - 1;

  /** Tells a shingle from a run: no run has these dashes. */
  private static final long SHINGLES = DASHES;

  /** A run of fewer different characters, such as {@code 000000000000}, tells nothing of a key. */
  private static final int FEWEST_CHARACTERS = 4;

  private static final boolean[] HAS_DASHES_OF_A_KEY = dashesOfAKey();

  private final KeyedHash hash;

  KeyPrints(KeyedHash hash) {
    this.hash = hash;
  }

  private static boolean[] dashesOfAKey() {
    boolean[] found = new boolean[DASHES + 1];
    int dashes = 0;
    for (int i = 0; i < KeyShape.LENGTH; i++) {
      dashes = ((dashes << 1) | (KeyShape.isDash(i) ? 1 : 0)) & DASHES;
      if (i >= RUN - 1) {
        found[dashes] = true;
        found[mirrored(dashes)] = true;
      }
    }
    // Of the digits alone, there are runs in the key without its dashes.
    found[0] = true;
    return found;
  }

  /** Whether a run with these dashes can be one of a key, in either direction. */
  static boolean mayBeRun(int dashes) {
    return HAS_DASHES_OF_A_KEY[dashes];
  }

  /** Of a key's 32 digits. */
  long whole(long high, long low) {
    long backHigh = reversed(low);
    long backLow = reversed(high);
    boolean forwards =
        high == backHigh
            ? Long.compareUnsigned(low, backLow) <= 0
            : Long.compareUnsigned(high, backHigh) < 0;
    return forwards ? hash.of(high, low) : hash.of(backHigh, backLow);
  }

  /**
   * Of a run.
   *
   * @param digits the run's last digits in the lowest bits; what is above them is ignored
   * @param dashes where its dashes are
   */
  long run(long digits, int dashes) {
    int bits = 4 * (RUN - Integer.bitCount(dashes));
    long own = digits & ((1L << bits) - 1);
    long back = reversed(own) >>> (Long.SIZE - bits);
    int mirrored = mirrored(dashes);
    boolean forwards = dashes == mirrored ? own <= back : dashes < mirrored;
    return forwards ? hash.of(own, dashes) : hash.of(back, mirrored);
  }

  /** Of as many digits in a row as a shingle has. */
  long shingle(long digits) {
    long back = reversed(digits) >>> (Long.SIZE - 4 * SHINGLE);
    return hash.of(Math.min(digits, back), SHINGLES);
  }

  /** Of a digest's first 16 bytes. */
  long digest(long first, long second) {
    return hash.of(first, second);
  }

  private static int mirrored(int dashes) {
    return Integer.reverse(dashes) >>> (Integer.SIZE - RUN);
  }

  /** The sixteen digits in the other order. */
  private static long reversed(long digits) {
    long bytes = Long.reverseBytes(digits);
    return ((bytes >>> 4) & 0x0f0f0f0f0f0f0f0fL) | ((bytes & 0x0f0f0f0f0f0f0f0fL) << 4);
  }

  /** Tells of each run of a key, with its dashes and without. */
  void ofRuns(byte[] key, LongConsumer each) {
    runsOf(key, each);
    byte[] bare = withoutDashes(key);
    runsOf(bare, each);
    wipe(bare);
  }

  /** Tells of each shingle of a key without its dashes. */
  void ofShingles(byte[] key, LongConsumer each) {
    byte[] bare = withoutDashes(key);
    long digits = 0;
    for (int i = 0; i < bare.length; i++) {
      digits = ((digits << 4) | Characters.value((char) bare[i])) & ((1L << (4 * SHINGLE)) - 1);
      if (i >= SHINGLE - 1) {
        each.accept(shingle(digits));
      }
    }
    wipe(bare);
  }

  private void runsOf(byte[] key, LongConsumer each) {
    long digits = 0;
    int dashes = 0;
    for (int i = 0; i < key.length; i++) {
      char c = (char) key[i];
      dashes = (dashes << 1) & DASHES;
      if (c == '-') {
        dashes |= 1;
      } else {
        digits = (digits << 4) | Characters.value(c);
      }
      if (i >= RUN - 1 && characters(key, i - RUN + 1) >= FEWEST_CHARACTERS) {
        each.accept(run(digits, dashes));
      }
    }
  }

  private static long characters(byte[] key, int from) {
    long seen = 0;
    for (int i = from; i < from + RUN; i++) {
      seen |= 1L << (key[i] == '-' ? 16 : Characters.value((char) key[i]));
    }
    return Long.bitCount(seen);
  }

  /**
   * Of base64 whose case is lost: of forty characters within the key, ten in a word, each by the
   * six bits of its upper case.
   */
  long folded(long first, long second, long third, long fourth) {
    return hash.of(hash.of(first, second), hash.of(third, fourth));
  }

  /** Tells of the key in base64 in upper case, at each alignment, in either case, bare or not. */
  void ofFolded(byte[] key, LongConsumer each) {
    byte[] upper = upper(key);
    for (byte[] dashed : new byte[][] {key, upper}) {
      byte[] bare = withoutDashes(dashed);
      for (byte[] written : new byte[][] {dashed, bare}) {
        for (int offset = 0; offset < 3; offset++) {
          byte[] part = Arrays.copyOfRange(written, offset, offset + Base64Code.FOLDED / 4 * 3);
          byte[] coded = Base64.getEncoder().encode(part);
          long[] words = new long[4];
          for (int i = 0; i < Base64Code.FOLDED; i++) {
            words[i / 10] = (words[i / 10] << 6) | Base64Code.folded((char) coded[i]);
          }
          each.accept(folded(words[0], words[1], words[2], words[3]));
          wipe(part);
          wipe(coded);
        }
      }
      wipe(bare);
    }
    wipe(upper);
  }

  /**
   * Tells of each digest of a key, its pair and its header, bare or not, in either case and as it
   * was written.
   *
   * @param eitherCase whether those in either case are to be told of; else only of one in both
   */
  void ofDigests(
      boolean eitherCase,
      byte[] written,
      byte[] lower,
      ApplicationName application,
      ObjLongConsumer<Digest> each) {
    byte[] upper = upper(lower);
    if (eitherCase) {
      ofDigests(lower, application, each);
      ofDigests(upper, application, each);
    }
    if (!Arrays.equals(written, lower) && !Arrays.equals(written, upper)) {
      ofDigests(written, application, each);
    }
    wipe(upper);
  }

  private void ofDigests(byte[] key, ApplicationName application, ObjLongConsumer<Digest> each) {
    byte[] name = (application.value() + ":").getBytes(US_ASCII);
    byte[] bare = withoutDashes(key);
    for (byte[] spelled : new byte[][] {key, bare}) {
      for (String mode : new String[] {"", "|0", "|1"}) {
        byte[] moded = joined(spelled, mode.getBytes(US_ASCII));
        byte[] pair = joined(name, moded);
        byte[] coded = Base64.getEncoder().encode(pair);
        byte[] header = joined("Basic ".getBytes(US_ASCII), coded);
        for (byte[] secret : new byte[][] {moded, pair, coded, header}) {
          digestsOf(secret, each);
          wipe(secret);
        }
      }
    }
    wipe(bare);
  }

  private void digestsOf(byte[] secret, ObjLongConsumer<Digest> each) {
    for (Digest kind : Digest.values()) {
      try {
        byte[] digest = MessageDigest.getInstance(kind.algorithm()).digest(secret);
        ByteBuffer words = ByteBuffer.wrap(digest);
        each.accept(kind, digest(words.getLong(), words.getLong()));
        wipe(digest);
      } catch (NoSuchAlgorithmException missing) {
        throw new IllegalStateException(
            "the key was not learned: this Java has no "
                + kind.algorithm()
                + "; use a complete one",
            missing);
      }
    }
  }

  private static byte[] upper(byte[] key) {
    byte[] upper = key.clone();
    for (int i = 0; i < upper.length; i++) {
      upper[i] = (byte) Character.toUpperCase(upper[i]);
    }
    return upper;
  }

  private static byte[] withoutDashes(byte[] key) {
    byte[] bare = new byte[KeyShape.DIGITS];
    int length = 0;
    for (byte c : key) {
      if (c != '-') {
        bare[length++] = c;
      }
    }
    return bare;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  static void wipe(byte[] secret) {
    Arrays.fill(secret, (byte) 0);
  }
}
