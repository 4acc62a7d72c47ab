package dev.crmport.credentials;

import dev.crmport.core.key.StoreUnusable;
import org.jspecify.annotations.Nullable;

/** Where a text of keys stands: a file, a row, a member of a secret. Messages name it. */
@FunctionalInterface
interface Storage {
  /**
   * What to throw where it cannot be used.
   *
   * @param rest what was not done, why, and what to do next, behind its name
   */
  StoreUnusable unusable(StoreUnusable.Reason reason, String rest, @Nullable Throwable cause);

  /** One that is called so. */
  static Storage named(String name) {
    return (reason, rest, cause) -> new StoreUnusable(reason, name + " " + rest, cause);
  }
}
