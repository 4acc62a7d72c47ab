package dev.crmport.scan.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.key.KeyShape;

/**
 * Looks for bare GUIDs that are called keys. Of 20 bytes it looks at five: a GUID has four dashes,
 * five bytes apart, so one of them is always among those.
 */
final class NamedGuids {
  private static final int[] DASHES = {8, 13, 18, 23};
  private static final int STRIDE = 20;
  private static final int LOOKED_AT = 5;
  private static final long ONES = 0x01_01_01_01_01L;
  private static final long HIGH = 0x80_80_80_80_80L;
  private static final long ALL_DASHES = '-' * ONES;

  /** A character of UTF-8 has four bytes at the most. */
  static final int AROUND = 4 * (KeyWords.REACH + KeyWords.LONGEST);

  /** Is told of what was found. */
  interface Found {
    void guid(int start, boolean test);
  }

  private NamedGuids() {}

  /**
   * Looks through a stretch; words may stand anywhere in {@code [0, limit)}.
   *
   * @param from where the last look ended; 0 at first
   * @param last whether nothing comes behind {@code limit}
   * @return where to go on once there is more
   */
  static int look(byte[] bytes, int from, int limit, boolean last, Found found) {
    int end = last ? limit : limit - AROUND - KeyShape.LENGTH;
    int i = from;
    for (; i < end; i += STRIDE) {
      if (i + Long.BYTES <= limit) {
        long different = Bytes.eightAt(bytes, i) ^ ALL_DASHES;
        // The bytes that are zero, and sometimes one above such a byte: what is seen is checked.
        if (((different - ONES) & ~different & HIGH) == 0) {
          continue;
        }
      }
      for (int k = i; k < Math.min(i + LOOKED_AT, limit); k++) {
        if (bytes[k] == '-') {
          at(bytes, k, limit, found);
        }
      }
    }
    return i;
  }

  private static void at(byte[] bytes, int dash, int limit, Found found) {
    for (int place : DASHES) {
      int start = dash - place;
      if (isGuid(bytes, start, limit)) {
        judge(bytes, start, limit, found);
        return;
      }
    }
  }

  private static boolean isGuid(byte[] bytes, int start, int limit) {
    int end = start + KeyShape.LENGTH;
    if (start < 0 || end > limit) {
      return false;
    }
    for (int place : DASHES) {
      if (bytes[start + place] != '-') {
        return false;
      }
    }
    for (int i = 0; i < KeyShape.LENGTH; i++) {
      if (!KeyShape.isDash(i) && !KeyShape.isDigit((char) bytes[start + i])) {
        return false;
      }
    }
    return (start == 0 || !isWordy(bytes[start - 1])) && (end == limit || !isWordy(bytes[end]));
  }

  /** Then it is a longer thing of which this is a part. */
  private static boolean isWordy(byte b) {
    return KeyShape.isDigit((char) b) || (b >= 'g' && b <= 'z') || (b >= 'G' && b <= 'Z');
  }

  private static void judge(byte[] bytes, int start, int limit, Found found) {
    int end = start + KeyShape.LENGTH;
    int from = Math.max(0, start - AROUND);
    int to = Math.min(limit, end + AROUND);
    if (hasMode(bytes, end, limit)
        || isOneDigit(bytes, start)
        || !(mayName(bytes, from, start) || mayName(bytes, end, to))) {
      return;
    }
    String before = lastPart(new String(bytes, from, start - from, UTF_8));
    String behind = firstPart(new String(bytes, end, to - end, UTF_8));
    if (KeyWords.near(before, behind)) {
      found.guid(start, isTest(bytes, start));
    }
  }

  /** Near enough, and not beyond another GUID: a word there is that one's. */
  private static String lastPart(String before) {
    int first = Math.max(0, before.length() - KeyWords.REACH - KeyWords.LONGEST);
    for (int i = before.length() - KeyShape.LENGTH; i >= first; i--) {
      if (KeyShape.isAt(before, i)) {
        return before.substring(i + KeyShape.LENGTH);
      }
    }
    return before.substring(first);
  }

  private static String firstPart(String behind) {
    int last = Math.min(behind.length(), KeyWords.REACH + KeyWords.LONGEST);
    for (int i = 0; i < last; i++) {
      if (KeyShape.isAt(behind, i)) {
        return behind.substring(0, i);
      }
    }
    return behind.substring(0, last);
  }

  /** The redactor tells of a GUID with a mode. */
  private static boolean hasMode(byte[] bytes, int end, int limit) {
    return end + 1 < limit && bytes[end] == '|' && (bytes[end + 1] == '0' || bytes[end + 1] == '1');
  }

  /** Nobody's: {@code 00000000-0000-0000-0000-000000000000} and its like fill a place. */
  private static boolean isOneDigit(byte[] bytes, int start) {
    for (int i = 0; i < KeyShape.LENGTH; i++) {
      if (!KeyShape.isDash(i) && bytes[start + i] != bytes[start]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether it is worth looking for words: each of them has one of these. In a file full of GUIDs
   * this alone is affordable for each.
   */
  private static boolean mayName(byte[] bytes, int from, int to) {
    for (int i = from; i + 2 < to; i++) {
      // In lower case; what is no letter becomes something that is compared in vain.
      int middle = bytes[i + 1] | 0x20;
      if (middle == 'a') {
        if ((bytes[i] | 0x20) == 'v' && (bytes[i + 2] | 0x20) == 'n') {
          return true;
        }
      } else if (middle == 'e') {
        if ((bytes[i] | 0x20) == 'k' && (bytes[i + 2] | 0x20) == 'y') {
          return true;
        }
      } else if (middle == 'g') {
        if ((bytes[i] | 0x20) == 'n' && (bytes[i + 2] | 0x20) == 'p') {
          return true;
        }
      } else if (middle == 'c' && (bytes[i] | 0x20) == 'a' && (bytes[i + 2] | 0x20) == 't') {
        return true;
      }
    }
    return false;
  }

  private static boolean isTest(byte[] bytes, int start) {
    for (int i = 0; i < KeyShape.TEST_PREFIX.length(); i++) {
      if (Character.toLowerCase((char) bytes[start + i]) != KeyShape.TEST_PREFIX.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
