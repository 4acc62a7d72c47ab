package dev.crmport.core.redact;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.KeyReference;
import java.util.Optional;

/**
 * A key in a text: what it is and where, never how it reads.
 *
 * @param form how it shows
 * @param reference how the key is said
 * @param client whose key it is, where the redactor was told of it; else its mode gave it away
 * @param test whether the redactor was not told of it and it has the shape of the keys that tests
 *     use ({@link dev.crmport.core.key.KeyShape#TEST_PREFIX}), which belong to nobody
 * @param start where it begins: a character of a text, a byte of bytes, counted from 0
 * @param end behind its last one
 */
public record Finding(
    Form form,
    KeyReference reference,
    Optional<ClientId> client,
    boolean test,
    long start,
    long end) {
  /**
   * What stands in its place in a redacted text: {@code [key ...0ae7]}, behind the scheme where it
   * was a header's value.
   */
  public String replacement() {
    return (form == Form.BASIC_HEADER ? "Basic " : "") + said();
  }

  private String said() {
    return "[key ..." + reference.lastFour() + "]";
  }

  /** The same where the text it was found in is a part of a longer one. */
  Finding movedBy(long passed) {
    return new Finding(form, reference, client, test, start + passed, end + passed);
  }

  /** Such as {@code key in base64 [key ...0ae7] at 17}. */
  @Override
  public String toString() {
    return form + " " + said() + " at " + start;
  }
}
