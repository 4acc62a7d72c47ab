package dev.crmport.testkit.engine;

import java.util.Locale;
import java.util.Optional;

/**
 * The credentials of one request: an application name, and a key with its database mode.
 *
 * <p>Printing it shows the last four characters of the key and nothing more.
 */
public final class PresentedKey {
  private static final int GUID_LENGTH = 36;

  private final String applicationName;
  private final String guid;
  private final int mode;

  private PresentedKey(String applicationName, String guid, int mode) {
    this.applicationName = applicationName;
    this.guid = guid;
    this.mode = mode;
  }

  /**
   * Reads the two halves of a Basic header.
   *
   * <p><b>Shape:</b> the password is a GUID, a bar and the mode, {@code 0} My Voters or {@code 1}
   * My Campaign. <br>
   * <b>Errors:</b> empty when it is not; the text is never quoted.
   */
  public static Optional<PresentedKey> of(String applicationName, String password) {
    if (password.length() != GUID_LENGTH + 2 || password.charAt(GUID_LENGTH) != '|') {
      return Optional.empty();
    }
    char mode = password.charAt(GUID_LENGTH + 1);
    String guid = password.substring(0, GUID_LENGTH).toLowerCase(Locale.ROOT);
    if ((mode != '0' && mode != '1') || !isGuid(guid)) {
      return Optional.empty();
    }
    return Optional.of(new PresentedKey(applicationName, guid, mode - '0'));
  }

  static boolean isGuid(String lowerCaseText) {
    if (lowerCaseText.length() != GUID_LENGTH) {
      return false;
    }
    for (int i = 0; i < GUID_LENGTH; i++) {
      char c = lowerCaseText.charAt(i);
      boolean dashHere = i == 8 || i == 13 || i == 18 || i == 23;
      boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      if (dashHere ? c != '-' : !hex) {
        return false;
      }
    }
    return true;
  }

  /** The name of the integration, as the caller gave it. */
  public String applicationName() {
    return applicationName;
  }

  /** 0 for My Voters, 1 for My Campaign. */
  public int mode() {
    return mode;
  }

  /** The last four characters of the GUID, never of the mode suffix. */
  public String lastFour() {
    return guid.substring(GUID_LENGTH - 4);
  }

  /** The key itself; its one caller is {@link KeyRing}. */
  String reveal() {
    return guid;
  }

  @Override
  public String toString() {
    return "PresentedKey[ending " + lastFour() + "]";
  }
}
