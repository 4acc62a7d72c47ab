package dev.crmport.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A key in one letter case, with its dashes or without.
 *
 * @param name for people
 * @param text the key's characters
 * @param isDigested whether a digest of it is one that must be known: of the key as it was given,
 *     and in lower and upper case, not in each of the many mixed ones
 */
record KeySpelling(String name, String text, boolean isDigested) {
  static List<KeySpelling> all(String key) {
    List<KeySpelling> all = new ArrayList<>();
    withAndWithoutDashes(all, "the key", key, true);
    withAndWithoutDashes(all, "the key in lower case", key.toLowerCase(Locale.ROOT), true);
    withAndWithoutDashes(all, "the key in upper case", key.toUpperCase(Locale.ROOT), true);
    withAndWithoutDashes(all, "the key in mixed case", mixed(key), false);
    return all;
  }

  boolean hasDashes() {
    return text.indexOf('-') >= 0;
  }

  private static void withAndWithoutDashes(
      List<KeySpelling> all, String name, String key, boolean isDigested) {
    all.add(new KeySpelling(name, key, isDigested));
    all.add(new KeySpelling(name + " without dashes", key.replace("-", ""), isDigested));
  }

  private static String mixed(String key) {
    StringBuilder mixed = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      String c = key.substring(i, i + 1);
      mixed.append(i % 2 == 0 ? c.toUpperCase(Locale.ROOT) : c.toLowerCase(Locale.ROOT));
    }
    return mixed.toString();
  }
}
