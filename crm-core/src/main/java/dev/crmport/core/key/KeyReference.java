package dev.crmport.core.key;

import java.util.Optional;

/**
 * How a key is said: its last four characters and, once introspection has told it, the CRM's own
 * key reference. The only name of a key in messages, logs, reports and pages.
 *
 * <p>Source: the vendor's page on key generation and usage.
 *
 * @param lastFour the last four characters of the key's GUID, in lower case
 * @param crmReference the reference that introspection tells, where it is known
 */
public record KeyReference(String lastFour, Optional<String> crmReference) {
  private static final int LONGEST = 64;

  /** Checks that neither part could be a key. */
  public KeyReference {
    if (lastFour.length() != 4) {
      throw new IllegalArgumentException(
          "the key was not named: a reference has the last four characters of the key, no more");
    }
    if (crmReference.filter(r -> !isReference(r)).isPresent()) {
      throw new IllegalArgumentException(
          "the key was not named: what came as its reference is empty, too long, or itself a key");
    }
  }

  /** Whether what came as the CRM's reference of a key can be one: not empty, and not a key. */
  public static boolean isReference(String text) {
    return !text.isBlank() && text.length() <= LONGEST && !KeyShape.isIn(text);
  }

  /** The reference of a key that was never introspected. */
  public static KeyReference of(ApiKey key) {
    return new KeyReference(key.lastFour(), Optional.empty());
  }

  /** The same key with the CRM's own reference. */
  public KeyReference withCrmReference(String reference) {
    return new KeyReference(lastFour, Optional.of(reference));
  }

  /** For example {@code ...0ae7}, or {@code ...0ae7 (reference a1b2)}. */
  @Override
  public String toString() {
    return "..." + lastFour + crmReference.map(r -> " (reference " + r + ")").orElse("");
  }
}
