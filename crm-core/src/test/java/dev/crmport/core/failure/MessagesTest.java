package dev.crmport.core.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.KeyReference;
import dev.crmport.core.payload.Members;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final CallFacts FACTS =
      CallFacts.of("findOrCreatePerson")
          .withKey(new KeyReference("c9d6", Optional.of("a1b2")))
          .withStatus(400);

  private static final List<ApiError> ERRORS =
      ApiError.listIn(
          Members.of(
              Map.of(
                  "errors",
                  List.of(
                      Map.of(
                          "code",
                          "INVALID_PARAMETER",
                          "text",
                          "'email' is not a valid email address",
                          "properties",
                          List.of("emails[0].email"))))));

  @Test
  void everyMessageNamesOperationStatusAndKeyAndEndsWithWhatToDo() {
    List<CrmException> failures =
        List.of(
            new KeyRefused(FACTS, KeyRefused.Reason.REFUSED_BY_CRM),
            new NotPermitted(FACTS, ERRORS),
            new RequestRejected(FACTS, ERRORS),
            new Throttled(FACTS, Duration.ofMillis(30)),
            new Unavailable(FACTS, "the CRM could not be reached", null),
            new OutcomeUnknown(
                FACTS,
                new OutcomeUnknown.Sent(
                    "POST",
                    "/people/create",
                    Optional.of(Map.of("firstName", "Adela")),
                    Instant.EPOCH),
                "the answer was lost",
                null),
            new Unreadable(FACTS, Unreadable.Effect.DONE, "the answer is not JSON", null),
            new TurnRefused(FACTS, TurnRefused.Reason.DEADLINE, Duration.ofMillis(700)),
            new BulkRefused(FACTS, 3_000, 2_000, "Bulk Upload", Duration.ofMinutes(10)),
            new UnsafeTransport(FACTS, "the base URL is plain http"));
    assertThat(failures)
        .allSatisfy(
            failure ->
                assertThat(failure.getMessage())
                    .startsWith("findOrCreatePerson with key ...c9d6 (reference a1b2) ")
                    .contains("done")
                    .contains("(status 400)")
                    .endsWith(".")
                    .doesNotContain("Adela"));
  }

  @Test
  void aRejectionSaysWhereTheRequestIsWrong() {
    RequestRejected rejected = new RequestRejected(FACTS, ERRORS);
    assertThat(rejected).hasMessageContaining("at emails[0].email");
    assertThat(rejected.errors().getFirst().properties()).containsExactly("emails[0].email");
  }

  @Test
  void aRefusedTurnKeepsItsEstimateWhenItIsSaidOfACall() {
    TurnRefused refused =
        new TurnRefused(
            CallFacts.of("taking a turn"), TurnRefused.Reason.DEADLINE, Duration.ofMillis(700));
    assertThat(refused.during(FACTS))
        .hasMessageContaining("700 ms")
        .hasMessageStartingWith("findOrCreatePerson")
        .extracting(TurnRefused::estimate)
        .isEqualTo(Optional.of(Duration.ofMillis(700)));
  }
}
