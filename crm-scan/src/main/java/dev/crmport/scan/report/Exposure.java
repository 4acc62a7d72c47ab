package dev.crmport.scan.report;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.KeyReference;
import dev.crmport.core.redact.Form;
import java.util.Comparator;
import java.util.Optional;

/**
 * A key that stands where it should not. Holds neither the key nor the line.
 *
 * @param place where
 * @param rule what gave it away
 * @param form how it shows
 * @param reference how the key is said
 * @param client whose key it is, where it is a stored one
 */
public record Exposure(
    Place place, Rule rule, Form form, KeyReference reference, Optional<ClientId> client)
    implements Comparable<Exposure> {
  private static final Comparator<Exposure> ORDER =
      Comparator.comparing(Exposure::place)
          .thenComparing(Exposure::rule)
          .thenComparing(exposure -> exposure.reference().lastFour());

  /** By place. */
  @Override
  public int compareTo(Exposure other) {
    return ORDER.compare(this, other);
  }

  /** What stands there: {@code key in base64 [key ...0ae7] of client acme}. */
  public String what() {
    return (rule == Rule.NAMED_GUID ? "GUID near a word that names a key" : form.toString())
        + " [key ..."
        + reference.lastFour()
        + "]"
        + client.map(id -> " of client " + id).orElse("");
  }

  /** Such as {@code src/app.js:3:17: key in base64 [key ...0ae7]}. */
  @Override
  public String toString() {
    return place + ": " + what();
  }
}
