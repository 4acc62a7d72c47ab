package dev.crmport.core.call;

import dev.crmport.core.payload.Members;
import java.util.Optional;

/**
 * What the CRM answered, as plain values.
 *
 * @param status the HTTP status
 * @param body the JSON body as maps, lists, text, numbers and truth values; nothing where there was
 *     none, or JSON's null
 */
public record Answer(int status, Optional<Object> body) {
  /**
   * The body as an object.
   *
   * @throws dev.crmport.core.payload.Mismatch where it is none
   */
  public Members members() {
    return Members.ofValue(body.orElse(null));
  }

  /** Leaves the body out: it holds people's data. */
  @Override
  public String toString() {
    return "Answer[status " + status + "]";
  }
}
