package dev.crmport.core.sync;

import dev.crmport.core.call.CrmPort;
import dev.crmport.core.failure.ApiError;
import dev.crmport.core.failure.BulkRefused;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.failure.NotPermitted;
import dev.crmport.core.failure.OutcomeUnknown;
import dev.crmport.core.failure.RequestRejected;
import dev.crmport.core.failure.Throttled;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.failure.Unavailable;
import dev.crmport.core.failure.Unreadable;
import dev.crmport.core.failure.UnsafeTransport;
import dev.crmport.core.people.People;
import dev.crmport.core.people.Person;
import dev.crmport.core.people.PersonMatch;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run: sends, counts, and remembers what ended it. Belongs to one thread. */
final class SyncRun {
  private static final int BAD_REQUEST = 400;

  private final CrmPort crm;
  private final SyncListener listener;
  private final BooleanSupplier stop;
  private long stored;
  private long matched;
  private long refused;
  private long unknown;
  private long failed;
  private @Nullable CrmException endedBy;
  private boolean stopped;

  SyncRun(CrmPort crm, SyncListener listener, BooleanSupplier stop) {
    this.crm = crm;
    this.listener = listener;
    this.stop = stop;
  }

  void accept(SyncRow row) {
    SyncOutcome outcome =
        switch (row) {
          case SyncRow.Refused bad -> new SyncOutcome.Refused(bad.reason());
          case SyncRow.Ready ready -> send(ready.person());
        };
    count(outcome);
    listener.done(row, outcome);
  }

  private SyncOutcome send(Person person) {
    if (endedBy != null) {
      return new SyncOutcome.Failed("not sent: the run ended before this row");
    }
    if (stopped || stop.getAsBoolean()) {
      stopped = true;
      return new SyncOutcome.Failed("not sent: the run was stopped before this row");
    }
    try {
      return switch (crm.call(People.findOrCreate(person))) {
        case PersonMatch.Stored made -> new SyncOutcome.Stored(made.id());
        case PersonMatch.Matched found -> new SyncOutcome.Matched(found.id());
        case PersonMatch.Unmatched none ->
            new SyncOutcome.Failed("the CRM neither found nor stored the person; send it again");
      };
    } catch (CrmException failure) {
      return judged(failure);
    }
  }

  private SyncOutcome judged(CrmException failure) {
    return switch (failure) {
      case RequestRejected rejected
          when rejected.status().isPresent() && rejected.status().getAsInt() == BAD_REQUEST ->
          new SyncOutcome.Refused(said(rejected.errors()));
      case OutcomeUnknown lost -> new SyncOutcome.Unknown(text(lost));
      case Unreadable garbled when garbled.effect() != Unreadable.Effect.NOT_DONE ->
          new SyncOutcome.Unknown(text(garbled));
      case KeyRefused key -> ended(key);
      case UnsafeTransport open -> ended(open);
      case TurnRefused turn -> {
        switch (turn.reason()) {
          case INTERRUPTED -> stopped = true;
          // No later row would get one either.
          case CLOSED, STORE_GONE -> endedBy = turn;
          case DEADLINE, QUEUE_FULL -> {}
        }
        yield new SyncOutcome.Failed(text(turn));
      }
      case RequestRejected rejected -> new SyncOutcome.Failed(text(rejected));
      case Unreadable garbled -> new SyncOutcome.Failed(text(garbled));
      case NotPermitted permission -> new SyncOutcome.Failed(text(permission));
      case Throttled pause -> new SyncOutcome.Failed(text(pause));
      case Unavailable away -> new SyncOutcome.Failed(text(away));
      case BulkRefused bulk -> new SyncOutcome.Failed(text(bulk));
    };
  }

  private SyncOutcome ended(CrmException failure) {
    endedBy = failure;
    return new SyncOutcome.Failed(text(failure));
  }

  private void count(SyncOutcome outcome) {
    switch (outcome) {
      case SyncOutcome.Stored one -> stored++;
      case SyncOutcome.Matched one -> matched++;
      case SyncOutcome.Refused one -> refused++;
      case SyncOutcome.Unknown one -> unknown++;
      case SyncOutcome.Failed one -> failed++;
    }
  }

  SyncReport report() {
    return new SyncReport(
        stored, matched, refused, unknown, failed, Optional.ofNullable(endedBy), stopped);
  }

  private static String text(CrmException failure) {
    return String.valueOf(failure.getMessage());
  }

  private static String said(List<ApiError> errors) {
    if (errors.isEmpty()) {
      return "the CRM refused it (400) and gave no reason";
    }
    return errors.stream()
        .map(
            error ->
                error.properties().isEmpty()
                    ? error.text()
                    : error.text() + " at " + String.join(", ", error.properties()))
        .collect(Collectors.joining("; ", "the CRM refused it (400): ", ""));
  }
}
