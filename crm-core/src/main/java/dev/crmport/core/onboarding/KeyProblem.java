package dev.crmport.core.onboarding;

import dev.crmport.core.key.MalformedKey.Mistake;

/**
 * Why a key was not taken, in a sentence for whoever entered it. The sentence names no part of the
 * key; the name of the constant is what a translation goes by.
 */
public enum KeyProblem {
  /** Nothing was entered. */
  NOTHING("Nothing was entered. Paste the key as the CRM showed it."),
  /** It is no key. */
  OTHER_SHAPE(
      "This is not an API key. A key has 36 characters with four dashes, then |0 or |1; copy it as"
          + " the CRM showed it."),
  /** Other text stands beside it. */
  MORE_AROUND("Other text stands beside the key. Copy the key alone."),
  /** What follows the bar is neither 0 nor 1. */
  OTHER_MODE(
      "What follows the bar is not a database mode. It is |0 for My Voters or |1 for My Campaign."),
  /** White space stands within. */
  BROKEN_UP("A space or a line break stands within the key. Copy it in one piece."),
  /** There are several. */
  TWO_KEYS("This is more than one key. Enter the one that was asked for."),
  /** It is the login header. */
  HEADER("This is a login header and not the key. Enter the key alone."),
  /** The key ends with one mode, and another was chosen. */
  TWO_MODES("The key ends with one database mode, and the other one was chosen. Leave one out."),
  /** It is good for both databases and nobody said for which. */
  MODE_MISSING(
      "The key works in both databases. Say which one it is for: |1 behind the key for My Campaign,"
          + " |0 for My Voters."),
  /** It is good for the other database only. */
  WRONG_MODE(
      "The CRM knows this key, but not for this database. Give it the other mode: |1 for My"
          + " Campaign, |0 for My Voters."),
  /** The CRM does not know it. */
  REFUSED(
      "The CRM refused this key: it is wrong or revoked. Copy it again, or ask for a new one in"
          + " the CRM."),
  /** It belongs to a demonstration database. */
  SANDBOX(
      "This is the key of a demonstration database, and the one for the real data is asked for."
          + " Request a production key in the CRM."),
  /** It is stored, and out of use. */
  SUSPENDED(
      "This key was taken out of use because it may have been exposed. Ask for a new one in the"
          + " CRM."),
  /** The client has this very key already. */
  STORED_ALREADY("This key is stored for this client already. There is nothing to do."),
  /** The client has another key. */
  OTHER_STORED("This client has another key already. Replace that one, or remove it first.");

  private final String sentence;

  KeyProblem(String sentence) {
    this.sentence = sentence;
  }

  /** What is wrong with what was pasted. */
  public static KeyProblem of(Mistake mistake) {
    return switch (mistake) {
      case NOTHING -> NOTHING;
      case OTHER_SHAPE -> OTHER_SHAPE;
      case MORE_AROUND -> MORE_AROUND;
      case OTHER_MODE -> OTHER_MODE;
      case BROKEN_UP -> BROKEN_UP;
      case TWO_KEYS -> TWO_KEYS;
      case HEADER -> HEADER;
    };
  }

  /** What is wrong and what to do next, in English. */
  public String sentence() {
    return sentence;
  }
}
