package dev.crmport.testkit.engine;

import org.jspecify.annotations.Nullable;

/** What came after the head of a request. */
public sealed interface RequestBody {
  /** No body, or an empty one. */
  record Absent() implements RequestBody {}

  /** Bytes that are not one JSON value. */
  record NotJson() implements RequestBody {}

  /**
   * A JSON value as a plain tree.
   *
   * @param tree {@code Map} with names in order, {@code List}, {@code String}, {@code Long}, {@code
   *     BigDecimal}, {@code Boolean} or null
   */
  record Json(@Nullable Object tree) implements RequestBody {
    @Override
    public String toString() {
      return "Json[...]";
    }
  }
}
