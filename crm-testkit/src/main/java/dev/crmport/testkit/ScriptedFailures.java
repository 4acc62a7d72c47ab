package dev.crmport.testkit;

import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.failure.CrmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Which calls fail before anything leaves, because a test wants them to. Safe for many threads. */
final class ScriptedFailures {
  private final ReentrantLock lock = new ReentrantLock();
  // Both are guarded by the lock.
  private final Deque<Function<CallFacts, CrmException>> next = new ArrayDeque<>();
  private final Map<String, Function<CallFacts, CrmException>> always = new HashMap<>();

  void next(Function<CallFacts, CrmException> failure) {
    lock.lock();
    try {
      next.addLast(failure);
    } finally {
      lock.unlock();
    }
  }

  void always(String operation, Function<CallFacts, CrmException> failure) {
    lock.lock();
    try {
      always.put(operation, failure);
    } finally {
      lock.unlock();
    }
  }

  void clear() {
    lock.lock();
    try {
      next.clear();
      always.clear();
    } finally {
      lock.unlock();
    }
  }

  /** The failure of this call, if it is to fail; what was meant for the next call is used up. */
  Optional<CrmException> take(CallFacts call) {
    Function<CallFacts, CrmException> failure;
    lock.lock();
    try {
      failure = next.isEmpty() ? always.get(call.operation()) : next.removeFirst();
    } finally {
      lock.unlock();
    }
    // Outside the lock: it is the test's own code.
    return Optional.ofNullable(failure).map(made -> made.apply(call));
  }
}
