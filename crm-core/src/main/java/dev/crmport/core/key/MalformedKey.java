package dev.crmport.core.key;

/** What was given as an API key is none. The message says what is wrong and never repeats it. */
public final class MalformedKey extends IllegalArgumentException {
  /** What is wrong with it. */
  public enum Mistake {
    /** Nothing, or white space alone. */
    NOTHING("nothing was given"),
    /** It begins otherwise than a key. */
    OTHER_SHAPE("it has not the shape of a key"),
    /** Something stands before it, or behind it and is no mode. */
    MORE_AROUND("something else stands beside the 36 characters of the key"),
    /** The bar is there, and 0 or 1 is not. */
    OTHER_MODE("what follows the bar is not a database mode"),
    /** White space or a line break stands among its characters. */
    BROKEN_UP("a space or a line break stands within it; copy it in one piece"),
    /** There are two or more keys. */
    TWO_KEYS("there is more than one key in it; give the one that was asked for"),
    /** It is the header that holds the key, or the pair of application and key in base64. */
    HEADER("it is a login header and not the key; give the key alone");

    private final String why;

    Mistake(String why) {
      this.why = why;
    }
  }

  private final Mistake mistake;

  MalformedKey(Mistake mistake) {
    super(
        "the API key was not taken: "
            + mistake.why
            + "; give the key as the CRM showed it: a GUID of 36 characters, then |0 (My Voters)"
            + " or |1 (My Campaign)");
    this.mistake = mistake;
  }

  /** What is wrong with it, for a program that says it in words of its own. */
  public Mistake mistake() {
    return mistake;
  }
}
