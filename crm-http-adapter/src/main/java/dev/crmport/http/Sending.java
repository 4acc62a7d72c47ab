package dev.crmport.http;

import dev.crmport.core.call.Operation;
import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Urgency;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;

/**
 * One call on its way down: the same for each of its attempts, and without a key.
 *
 * @param operation what is called
 * @param below path and query below the base URL, encoded
 * @param uri the whole address
 * @param body what is sent; empty where the operation has no body
 * @param urgency who waits
 * @param deadline the last moment at which an attempt may leave
 */
record Sending(
    Operation<?> operation,
    String below,
    URI uri,
    BodyPublisher body,
    Urgency urgency,
    Deadline deadline) {
  CallFacts facts() {
    return CallFacts.of(operation.name());
  }

  /** Leaves the address out: it holds people's data. */
  @Override
  public String toString() {
    return "Sending[" + operation + "]";
  }
}
