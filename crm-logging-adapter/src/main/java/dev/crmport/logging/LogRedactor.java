package dev.crmport.logging;

import dev.crmport.core.redact.Redactor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The redactor that all logs of this JVM ask. A log belongs to the whole JVM and is set up by names
 * of classes, so that nothing can be handed to it; this is where it looks.
 */
public final class LogRedactor {
  private static final AtomicReference<Redactor> CURRENT = new AtomicReference<>(Redactor.shared());

  private LogRedactor() {}

  /**
   * From now on, in all logs, in the place of {@link Redactor#shared()}, which learns every key
   * that {@code HttpCrm} uses.
   */
  public static void use(Redactor redactor) {
    CURRENT.set(redactor);
  }

  /** The one that is asked. */
  public static Redactor current() {
    return CURRENT.get();
  }
}
