package dev.crmport.core.failure;

import dev.crmport.core.key.KeyReference;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a call that failed.
 *
 * @param operation the operation's name, such as {@code findOrCreatePerson}
 * @param key the key that it was to use, where one was found
 * @param status the HTTP status, where an answer came
 */
public record CallFacts(String operation, Optional<KeyReference> key, OptionalInt status) {

  /** Facts of a call that has neither key nor status yet. */
  public static CallFacts of(String operation) {
    return new CallFacts(operation, Optional.empty(), OptionalInt.empty());
  }

  /** The same with the key that the call used. */
  public CallFacts withKey(KeyReference reference) {
    return new CallFacts(operation, Optional.of(reference), status);
  }

  /** The same with the status that came. */
  public CallFacts withStatus(int code) {
    return new CallFacts(operation, key, OptionalInt.of(code));
  }

  /** For example {@code findOrCreatePerson with key ...0ae7}. */
  String subject() {
    return operation + key.map(reference -> " with key " + reference).orElse("");
  }

  /** For example {@code (status 401)}, or nothing. */
  String statusNote() {
    return status.isPresent() ? " (status " + status.getAsInt() + ")" : "";
  }
}
