package dev.crmport.scan.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a GUID is called a key by what stands around it. A bare GUID says nothing by itself, and
 * there are thousands in ordinary code and data.
 *
 * <p>The rule: within {@value #REACH} characters before or behind the GUID, and not beyond another
 * one, stands one of {@link #NAMES}, as a whole word or as parts of an identifier ({@code
 * vanApiKey}, {@code VAN_API_KEY}, {@code x-api-key}, {@code api key}), or a word that ends in
 * {@code apikey}. Words that merely contain one ({@code vanish}, {@code advance}, {@code keyboard})
 * are others.
 *
 * <p>{@code van} alone is also a vehicle and half of the surnames of a country. It counts where it
 * is put to use as a name: before a word of {@link #BEHIND_VAN} ({@code van token}, {@code
 * vanProd}), as the end of an identifier ({@code prodVan}), where something is assigned to it
 * ({@code van:}, {@code "van" =}), right before the GUID, or in capitals. {@code Jan van Dijk},
 * {@code vanDijk} and {@code the van is red} do not count.
 */
final class KeyWords {
  /** How many characters a word may stand away from the GUID. */
  static final int REACH = 40;

  /** Longer words name nothing. */
  static final int LONGEST = 24;

  static final Set<String> NAMES =
      Set.of(
          "apikey",
          "apikeys",
          "crmkey",
          "crmkeys",
          "everyaction",
          "ngp",
          "ngpvan",
          "securevan",
          "vankey",
          "vankeys");

  static final Set<String> BEHIND_VAN =
      Set.of(
          "api",
          "app",
          "application",
          "auth",
          "authorization",
          "credential",
          "credentials",
          "crm",
          "db",
          "dev",
          "guid",
          "live",
          "mode",
          "password",
          "prod",
          "production",
          "sandbox",
          "secret",
          "staging",
          "test",
          "token",
          "uuid");

  private static final int MOST_PARTS = 3;

  private KeyWords() {}

  /**
   * Whether one of the two stretches names a key.
   *
   * @param before what ends at the GUID
   * @param behind what begins behind it
   */
  static boolean near(String before, String behind) {
    return names(before, before.length() - REACH, before.length(), true)
        || names(behind, 0, REACH, false);
  }

  private static boolean names(String text, int from, int to, boolean guidFollows) {
    List<Word> words = Word.in(text);
    for (int i = 0; i < words.size(); i++) {
      int last = lastOfName(text, words, i, guidFollows);
      if (last >= 0 && words.get(last).end() > from && words.get(i).start() < to) {
        return true;
      }
    }
    return false;
  }

  /** The last word of the name that begins with this one; -1 where none does. */
  private static int lastOfName(String text, List<Word> words, int first, boolean guidFollows) {
    StringBuilder joined = new StringBuilder();
    for (int i = first; i < Math.min(words.size(), first + MOST_PARTS); i++) {
      if (i > first && !words.get(i).joins(words.get(i - 1), text)) {
        break;
      }
      joined.append(words.get(i).lower());
      if (isName(joined.toString(), words.subList(first, i + 1), text)) {
        return i;
      }
    }
    return words.get(first).lower().equals("van") && vanNames(text, words, first, guidFollows)
        ? first
        : -1;
  }

  private static boolean isName(String joined, List<Word> parts, String text) {
    if (parts.size() == 1 && (joined.endsWith("apikey") || joined.endsWith("apikeys"))) {
      return true;
    }
    // "for every action" is no name; "Every Action" and "every_action" are.
    return NAMES.contains(joined)
        && !(joined.equals("everyaction")
            && parts.size() > 1
            && text.charAt(parts.getFirst().end()) == ' '
            && Character.isLowerCase(text.charAt(parts.getLast().start())));
  }

  private static boolean vanNames(String text, List<Word> words, int at, boolean guidFollows) {
    Word van = words.get(at);
    Word behind = at + 1 < words.size() ? words.get(at + 1) : null;
    boolean joinsNext = behind != null && behind.joins(van, text);
    if (joinsNext && behind != null && BEHIND_VAN.contains(behind.lower())) {
      return true;
    }
    if (van.isIn(text, "VAN")) {
      return !joinsNext || behind == null || !behind.isCapitals(text);
    }
    if (behind == null && guidFollows && Word.isPunctuation(text, van.end(), text.length())) {
      return true;
    }
    if (at > 0 && words.get(at - 1).isGluedTo(van, text)) {
      return behind == null || !van.isGluedTo(behind, text);
    }
    return isAssigned(text, van.end());
  }

  /** Whether a value is given: a quote or none, spaces or none, then a colon or an equals sign. */
  private static boolean isAssigned(String text, int end) {
    int i = end;
    while (i < text.length() && "\\\"'` ]".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i < text.length() && (text.charAt(i) == ':' || text.charAt(i) == '=');
  }

  /** The words of a text, an identifier's parts each on its own. */
  record Word(String lower, int start, int end) {
    static List<Word> in(String text) {
      List<Word> words = new ArrayList<>();
      int i = 0;
      while (i < text.length()) {
        if (isEscape(text, i)) {
          i += 2;
        } else if (Character.isLetter(text.charAt(i))) {
          int end = endOfPart(text, i);
          words.add(new Word(text.substring(i, end).toLowerCase(Locale.ROOT), i, end));
          i = end;
        } else {
          i++;
        }
      }
      return words;
    }

    /** The n of {@code \n} begins no word. */
    private static boolean isEscape(String text, int i) {
      return text.charAt(i) == '\\'
          && i + 1 < text.length()
          && "nrtbf".indexOf(text.charAt(i + 1)) >= 0;
    }

    /** {@code van|Api|Key}, {@code VAN|Api|Key}, {@code API}. */
    private static int endOfPart(String text, int start) {
      int end = start + 1;
      boolean capitals = Character.isUpperCase(text.charAt(start));
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        boolean upper = Character.isUpperCase(text.charAt(end));
        if (upper && !capitals) {
          return end;
        }
        if (!upper && capitals && end - start > 1) {
          return end - 1;
        }
        capitals = upper;
        end++;
      }
      return end;
    }

    boolean isIn(String text, String exact) {
      return text.startsWith(exact, start) && end - start == exact.length();
    }

    boolean isCapitals(String text) {
      return end - start > 1 && text.substring(start, end).chars().allMatch(Character::isUpperCase);
    }

    /** Whether this is the next part of the same name: nothing or one separator between them. */
    boolean joins(Word previous, String text) {
      int gap = start - previous.end;
      return gap == 0 || (gap == 1 && " _-.".indexOf(text.charAt(previous.end)) >= 0);
    }

    /** Whether both are parts of one identifier. */
    boolean isGluedTo(Word next, String text) {
      int gap = next.start - end;
      return gap == 0 || (gap == 1 && text.charAt(end) == '_');
    }

    static boolean isPunctuation(String text, int from, int to) {
      return text.substring(from, to).chars().noneMatch(Character::isLetterOrDigit);
    }
  }
}
