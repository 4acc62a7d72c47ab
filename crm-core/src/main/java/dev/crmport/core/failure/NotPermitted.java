package dev.crmport.core.failure;

import java.util.List;

/**
 * The key may not do this (403). Nothing was done; the key goes on working for other operations.
 */
public final class NotPermitted extends CrmException {
  private final transient List<ApiError> errors;

  /** A refusal with what the CRM said. */
  public NotPermitted(CallFacts facts, List<ApiError> errors) {
    super(
        facts,
        "this key lacks the permission; " + ApiError.lines(errors),
        "Ask the CRM for that permission on this key, or leave the operation out.",
        null);
    this.errors = List.copyOf(errors);
  }

  /** What the CRM said. */
  public List<ApiError> errors() {
    return errors;
  }
}
