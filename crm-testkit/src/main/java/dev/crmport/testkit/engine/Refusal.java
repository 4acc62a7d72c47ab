package dev.crmport.testkit.engine;

import java.util.List;

/** Ends the handling of a request with an answer that was decided deep inside. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient FakeAnswer answer;

  Refusal(FakeAnswer answer) {
    super("refused with " + answer.status(), null, false, false);
    this.answer = answer;
  }

  static Refusal invalid(ApiError... errors) {
    return new Refusal(ApiError.envelope(400, List.of(errors)));
  }

  /** For a body whose shape the CRM cannot bind, and for an empty boolean in the query. */
  static Refusal badRequest() {
    return new Refusal(ApiError.of("BAD_REQUEST", "The request is invalid.").answer(400));
  }

  static Refusal notFound() {
    return new Refusal(
        ApiError.of("NOT_FOUND", "The specified resource cannot be found.").answer(404));
  }

  FakeAnswer answer() {
    return answer;
  }
}
