package dev.crmport.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;

/** Which fault meets which request: first the script, in order of arrival, then the rules. */
final class FaultPlan {
  private final ReentrantLock lock = new ReentrantLock();
  // Both are guarded by the lock.
  private final Deque<Fault> script = new ArrayDeque<>();
  private final List<Rule> rules = new ArrayList<>();

  private record Rule(BiPredicate<String, String> wanted, Fault fault) {}

  void script(List<Fault> faults) {
    lock.lock();
    try {
      script.addAll(faults);
    } finally {
      lock.unlock();
    }
  }

  void whenever(BiPredicate<String, String> wanted, Fault fault) {
    lock.lock();
    try {
      rules.add(new Rule(wanted, fault));
    } finally {
      lock.unlock();
    }
  }

  void clear() {
    lock.lock();
    try {
      script.clear();
      rules.clear();
    } finally {
      lock.unlock();
    }
  }

  /** True, once, when the script's next fault is a reset that does not wait for the head. */
  boolean takeResetBeforeReading() {
    lock.lock();
    try {
      Fault next = script.peekFirst();
      boolean reset = next != null && next.manner() == Fault.Manner.RESET_BEFORE_READING;
      if (reset) {
        script.removeFirst();
      }
      return reset;
    } finally {
      lock.unlock();
    }
  }

  /** The fault for a request whose head is known. */
  Fault take(String method, String path) {
    lock.lock();
    try {
      Fault scripted = script.pollFirst();
      if (scripted != null) {
        return scripted;
      }
      for (Rule rule : rules) {
        if (rule.wanted().test(method, path)) {
          return rule.fault();
        }
      }
      return Fault.none();
    } finally {
      lock.unlock();
    }
  }
}
