package dev.crmport.testkit.engine;

import java.util.List;
import java.util.Optional;

/**
 * One request as the engine sees it. Printing it shows neither the body nor the key.
 *
 * @param method upper case, as on the wire
 * @param rawPath still percent-encoded, below the base, with its slash: {@code /people/find}
 * @param query decoded pairs in the order they were sent
 * @param body what followed the head
 * @param credentials empty when there were none or they were malformed
 * @param arrivalNanos when it arrived, in nanoseconds from any one origin; read by the rate limit
 */
public record FakeRequest(
    String method,
    String rawPath,
    List<QueryPair> query,
    RequestBody body,
    Optional<PresentedKey> credentials,
    long arrivalNanos) {
  public FakeRequest {
    query = List.copyOf(query);
  }

  @Override
  public String toString() {
    return "FakeRequest[" + method + "]";
  }
}
