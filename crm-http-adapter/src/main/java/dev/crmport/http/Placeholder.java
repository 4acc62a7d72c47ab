package dev.crmport.http;

import dev.failsafe.RetryPolicy;
import tools.jackson.core.json.JsonFactory;

/** Holds the module's place. */
public final class Placeholder {
  private Placeholder() {}

  /** Returns a constant. */
  public static String name() {
    return dev.crmport.core.key.Lane.random().id()
        + new JsonFactory().getFormatName()
        + RetryPolicy.ofDefaults().getConfig().getMaxRetries();
  }
}
