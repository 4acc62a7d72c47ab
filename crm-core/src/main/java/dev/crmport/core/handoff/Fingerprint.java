package dev.crmport.core.handoff;

/**
 * A recipient in a form that two people compare over the telephone: its last sixteen characters, in
 * groups of four. Anybody sees them in the recipient itself, so nobody needs a tool of ours to
 * compare what will really be sealed to. An age recipient ends with its checksum, which hangs on
 * all of it: to find another recipient with the same end takes some 2^76 attempts.
 *
 * @param text for example {@code tza3 9mz9 40k8 5xsl}
 */
public record Fingerprint(String text) {
  private static final int CHARACTERS = 16;
  private static final int GROUP = 4;

  /** Of a recipient as it is written in the invitation, such as {@code age1...}. */
  public static Fingerprint of(String recipient) {
    String end = recipient.substring(Math.max(0, recipient.length() - CHARACTERS));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < end.length(); i++) {
      if (i > 0 && i % GROUP == 0) {
        text.append(' ');
      }
      text.append(end.charAt(i));
    }
    return new Fingerprint(text.toString());
  }

  @Override
  public String toString() {
    return text;
  }
}
