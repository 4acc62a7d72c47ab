package dev.crmport.core.exposure;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.KeyReference;
import dev.crmport.core.redact.Finding;
import dev.crmport.core.redact.Form;
import dev.crmport.core.redact.Redactor;
import java.time.Instant;
import java.util.Optional;

/**
 * A client's key was seen where it must not be.
 *
 * @param client whose key it is
 * @param reference how the key is said
 * @param where in words, for the CRM's support; a key of this JVM, or one with its mode, that was
 *     pasted into it is replaced by its reference
 * @param when it was seen
 * @param form how it showed, where that is known
 */
public record Exposure(
    ClientId client, KeyReference reference, String where, Instant when, Optional<Form> form) {

  /** Checks that a place is said, and keeps keys out of it. */
  public Exposure {
    if (where.isBlank()) {
      throw new IllegalArgumentException(
          "the exposure was not taken down: nothing says where the key was seen; name the page, the"
              + " file or the message");
    }
    where = Redactor.shared().redact(where);
  }

  /** What a person saw. */
  public static Exposure of(ClientId client, KeyReference reference, String where, Instant when) {
    return new Exposure(client, reference, where, when, Optional.empty());
  }

  /**
   * What a search found.
   *
   * @throws IllegalArgumentException where it was found by its shape alone: that is nobody's key
   *     yet
   */
  public static Exposure of(Finding finding, String where, Instant when) {
    ClientId client =
        finding
            .client()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the exposure was not taken down: what was found is no key of a known"
                            + " client; look whose it is, and name that client"));
    return new Exposure(client, finding.reference(), where, when, Optional.of(finding.form()));
  }

  Exposure redactedBy(Redactor redactor) {
    return new Exposure(client, reference, redactor.redact(where), when, form);
  }
}
