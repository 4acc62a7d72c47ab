package dev.crmport.core.failure;

import java.util.List;

/** The CRM did not accept the request (a 4xx that has no type of its own). Nothing was done. */
public final class RequestRejected extends CrmException {
  private final transient List<ApiError> errors;

  /** A rejection with what the CRM said. */
  public RequestRejected(CallFacts facts, List<ApiError> errors) {
    super(
        facts,
        ApiError.lines(errors),
        "Mend the request at the named members; the same request will be rejected again.",
        null);
    this.errors = List.copyOf(errors);
  }

  /** What the CRM said, each entry with the members it is about. */
  public List<ApiError> errors() {
    return errors;
  }
}
