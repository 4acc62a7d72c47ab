package dev.crmport.credentials;

/** Where tokens come from. Safe for use by many threads. */
interface VaultLogin {
  /** The token to use now. */
  String token();

  /**
   * Told that Vault refused this token; the next one may be another.
   *
   * @param refused as {@link #token} gave it
   */
  void refused(String refused);
}
