package dev.crmport.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.bulk.BulkPolicy;
import dev.crmport.core.failure.ApiError;
import dev.crmport.core.failure.BulkRefused;
import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.failure.OutcomeUnknown;
import dev.crmport.core.failure.RequestRejected;
import dev.crmport.core.failure.Throttled;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.failure.Unavailable;
import dev.crmport.core.failure.Unreadable;
import dev.crmport.core.payload.Members;
import dev.crmport.core.people.Person;
import dev.crmport.core.people.VanId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeopleSyncTest {
  private static final CallFacts FACTS = CallFacts.of("findOrCreatePerson");

  private final ScriptedCrm crm = new ScriptedCrm();
  private final List<SyncOutcome> outcomes = new ArrayList<>();

  private static SyncRow ready(long line) {
    return new SyncRow.Ready(
        line, Person.builder().firstName("Ada").email("ada" + line + "@example.org").build());
  }

  private static SyncRow nameOnly(long line) {
    return new SyncRow.Ready(line, Person.builder().firstName("Ada").lastName("Test").build());
  }

  private SyncReport run(PeopleSync sync, SyncRow... rows) {
    return sync.run(
        rows.length,
        List.of(rows).iterator(),
        (row, outcome) -> outcomes.add(outcome),
        () -> false);
  }

  private SyncReport run(SyncRow... rows) {
    return run(PeopleSync.over(crm).build(), rows);
  }

  @Test
  void everyRowIsInExactlyOneCount() {
    crm.then().then().then(unavailable()).then(lost());

    SyncReport report =
        run(
            ready(2),
            ready(2),
            ready(3),
            ready(4),
            new SyncRow.Refused(5, "its e-mail address is none"),
            ready(6));

    assertThat(report).isEqualTo(new SyncReport(2, 1, 1, 1, 1, Optional.empty(), false));
    assertThat(report.rows()).isEqualTo(6);
    assertThat(outcomes).hasSize(6);
    assertThat(outcomes.get(1)).isEqualTo(new SyncOutcome.Matched(new VanId(1)));
  }

  @Test
  void aRowBelowTheMinimumMatchIsRefusedWithoutBeingSent() {
    SyncReport report = run(nameOnly(2));

    assertThat(report.refused()).isEqualTo(1);
    assertThat(crm.bodies).isEmpty();
    assertThat(outcomes).containsExactly(new SyncOutcome.Refused(PeopleSync.BELOW_MATCH));
  }

  @Test
  void aRowBelowTheMinimumMatchIsSentWhereDuplicatesAreAllowed() {
    SyncReport report = run(PeopleSync.over(crm).allowDuplicates(true).build(), nameOnly(2));

    assertThat(report.stored()).isEqualTo(1);
  }

  @Test
  void tooManyRowsAreRefusedBeforeAnythingIsReadOrSent() {
    Iterator<SyncRow> unread =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            throw new AssertionError("a row was read");
          }

          @Override
          public SyncRow next() {
            throw new AssertionError("a row was read");
          }
        };

    assertThatThrownBy(
            () ->
                PeopleSync.over(crm).build().run(2_001, unread, (row, outcome) -> {}, () -> false))
        .isInstanceOf(BulkRefused.class)
        .hasMessageContaining("2001 rows")
        .hasMessageContaining("Bulk Upload")
        .hasMessageContaining("/bulkImportJobs")
        .hasMessageContaining("Contacts")
        .hasMessageContaining("CreateOrUpdateContact");
    assertThat(crm.bodies).isEmpty();
  }

  @Test
  void twoThousandRowsGoAndMoreGoWhereSomebodyInsists() {
    PeopleSync.over(crm).build().check(2_000);
    PeopleSync.over(crm).bulk(BulkPolicy.rowByRow()).build().check(1_000_000);
  }

  @Test
  void whatTheCrmDoesNotAcceptIsRefusedInItsWords() {
    crm.then(rejected(400));

    run(ready(2), ready(3));

    assertThat(outcomes.get(0))
        .isEqualTo(
            new SyncOutcome.Refused(
                "the CRM refused it (400): 'email' is not a valid email address at"
                    + " emails[0].email"));
    assertThat(outcomes.get(1)).isInstanceOf(SyncOutcome.Stored.class);
  }

  @Test
  void aRouteThatTheServerDoesNotHaveIsNoFaultOfTheRow() {
    crm.then(rejected(404));

    assertThat(run(ready(2)).failed()).isEqualTo(1);
  }

  @Test
  void aLostAnswerIsUnknownAndNeverSentAgain() {
    crm.then(lost());

    SyncReport report = run(ready(2));

    assertThat(report.unknown()).isEqualTo(1);
    assertThat(crm.bodies).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Unreadable.Effect.class)
  void anUnreadableAnswerIsUnknownUnlessItSaysThatNothingWasDone(Unreadable.Effect effect) {
    crm.then(new Unreadable(FACTS, effect, "it is HTML", null));

    SyncReport report = run(ready(2));

    assertThat(report.unknown()).isEqualTo(effect == Unreadable.Effect.NOT_DONE ? 0 : 1);
    assertThat(report.failed()).isEqualTo(effect == Unreadable.Effect.NOT_DONE ? 1 : 0);
  }

  @Test
  void aThrottledRowFailsAndTheNextOneGoes() {
    crm.then(new Throttled(FACTS, Duration.ofMillis(5)));

    SyncReport report = run(ready(2), ready(3));

    assertThat(report).isEqualTo(new SyncReport(1, 0, 0, 0, 1, Optional.empty(), false));
  }

  @Test
  void aRefusedKeyEndsTheRunAndTheRestIsCountedAsFailed() {
    KeyRefused refusal = new KeyRefused(FACTS, KeyRefused.Reason.REFUSED_BY_CRM);
    crm.then().then(refusal);

    SyncReport report =
        run(ready(2), ready(3), ready(4), new SyncRow.Refused(5, "its date is none"), ready(6));

    assertThat(report)
        .isEqualTo(new SyncReport(1, 0, 1, 0, 3, Optional.<CrmException>of(refusal), false));
    assertThat(crm.bodies).hasSize(2);
  }

  @Test
  void aStoppedRunSendsNothingMoreAndSaysSo() {
    SyncReport report =
        PeopleSync.over(crm)
            .build()
            .run(
                3,
                List.of(ready(2), ready(3), ready(4)).iterator(),
                (row, outcome) -> outcomes.add(outcome),
                () -> crm.bodies.size() == 1);

    assertThat(report).isEqualTo(new SyncReport(1, 0, 0, 0, 2, Optional.empty(), true));
    assertThat(crm.bodies).hasSize(1);
  }

  @Test
  void anInterruptedWaitForATurnStopsTheRun() {
    crm.then(new TurnRefused(FACTS, TurnRefused.Reason.INTERRUPTED, (Throwable) null));

    SyncReport report = run(ready(2), ready(3));

    assertThat(report.stopped()).isTrue();
    assertThat(report.failed()).isEqualTo(2);
    assertThat(crm.bodies).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = TurnRefused.Reason.class,
      names = {"CLOSED", "STORE_GONE"})
  void aPacerThatGivesNobodyATurnEndsTheRun(TurnRefused.Reason reason) {
    TurnRefused none = new TurnRefused(FACTS, reason, (Throwable) null);
    crm.then(none);

    SyncReport report = run(ready(2), ready(3), ready(4));

    assertThat(report.endedBy()).containsSame(none);
    assertThat(report.failed()).isEqualTo(3);
    assertThat(crm.bodies).hasSize(1);
  }

  @Test
  void aRowIsReadOnlyWhenTheOneBeforeItIsDone() {
    AtomicLong done = new AtomicLong();
    Iterator<SyncRow> rows =
        LongStream.range(0, 100)
            .mapToObj(
                line -> {
                  assertThat(done).hasValue(line);
                  return ready(line);
                })
            .iterator();

    SyncReport report =
        PeopleSync.over(crm)
            .build()
            .run(100, rows, (row, outcome) -> done.incrementAndGet(), () -> false);

    assertThat(report.stored()).isEqualTo(100);
    assertThat(report.isComplete()).isTrue();
  }

  private static Unavailable unavailable() {
    return new Unavailable(FACTS, "the CRM could not be reached", null);
  }

  private static OutcomeUnknown lost() {
    return new OutcomeUnknown(
        FACTS,
        new OutcomeUnknown.Sent("POST", "/people/findOrCreate", Optional.empty(), Instant.EPOCH),
        "the connection broke",
        null);
  }

  private static RequestRejected rejected(int status) {
    Members envelope =
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
                        List.of("emails[0].email")))));
    return new RequestRejected(FACTS.withStatus(status), ApiError.listIn(envelope));
  }
}
