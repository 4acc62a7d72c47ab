package dev.crmport.core.sync;

import dev.crmport.core.call.Answer;
import dev.crmport.core.call.CallOptions;
import dev.crmport.core.call.CrmPort;
import dev.crmport.core.call.Operation;
import dev.crmport.core.failure.CrmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small CRM for one thread: stores whoever comes, knows whoever came before with the same body,
 * and fails where the script says so.
 */
final class ScriptedCrm implements CrmPort {
  final List<Object> bodies = new ArrayList<>();
  private final Deque<Optional<CrmException>> script = new ArrayDeque<>();

  /** The next call succeeds. */
  ScriptedCrm then() {
    script.add(Optional.empty());
    return this;
  }

  /** The next call fails so. */
  ScriptedCrm then(CrmException failure) {
    script.add(Optional.of(failure));
    return this;
  }

  @Override
  public <R> R call(Operation<R> operation) {
    Object body = operation.body().orElseThrow();
    int known = bodies.indexOf(body);
    bodies.add(body);
    Optional<CrmException> failure = script.isEmpty() ? Optional.empty() : script.remove();
    if (failure.isPresent()) {
      throw failure.get();
    }
    int status = known < 0 ? 201 : 302;
    long id = known < 0 ? bodies.size() : known + 1;
    String outcome = known < 0 ? "UnmatchedStored" : "Matched";
    return operation
        .reading(status)
        .orElseThrow()
        .read(new Answer(status, Optional.of(Map.of("vanId", id, "status", outcome))));
  }

  @Override
  public CrmPort with(CallOptions options) {
    return this;
  }
}
