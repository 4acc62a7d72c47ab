package dev.crmport.core.introspection;

import dev.crmport.core.call.Operation;
import dev.crmport.core.call.Operation.Method;
import dev.crmport.core.call.Page;
import dev.crmport.core.call.Reading;
import dev.crmport.core.payload.Mismatch;

/** The operations that tell about the key itself. */
public final class Introspection {
  private Introspection() {}

  /**
   * The profile of the key that the call is made with: {@code GET /apiKeyProfiles}.
   *
   * <p>Source: the vendor's page on introspection; the list holds exactly one item.
   */
  public static Operation<KeyProfile> keyProfile() {
    Reading<Page<KeyProfile>> page = Reading.page(KeyProfile::new);
    return Operation.<KeyProfile>builder("getApiKeyProfile", Method.GET, "/apiKeyProfiles")
        .reads(
            200,
            answer ->
                page.read(answer).items().stream()
                    .findFirst()
                    .orElseThrow(() -> new Mismatch("a list with the key's profile")))
        .build();
  }

  /**
   * Sends a message that comes back: {@code POST /echoes}. Changes nothing.
   *
   * @param message what comes back
   */
  public static Operation<Echo> echo(String message) {
    return Operation.<Echo>builder("createEcho", Method.POST, "/echoes")
        .body(Echo.of(message))
        .reads(200, Reading.object(Echo::new))
        .repeatable(true)
        .build();
  }
}
