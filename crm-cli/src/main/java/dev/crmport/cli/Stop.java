package dev.crmport.cli;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The wish of a user or a system that the command ends: Ctrl-C, or a signal. A command that wants
 * to end in order says so by {@link #onRequest}. Safe for many threads.
 */
final class Stop {
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}. */
  private boolean requested;

  /** Guarded by {@link #lock}; null while nobody wants to end in order. */
  private @Nullable Runnable action;

  /** From now on a request runs this, at once where there was one already. */
  void onRequest(Runnable orderly) {
    lock.lock();
    try {
      action = orderly;
      if (requested) {
        orderly.run();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The command is over; a request has nobody to wait for. */
  void finished() {
    lock.lock();
    try {
      action = null;
    } finally {
      lock.unlock();
    }
  }

  /** Asks for the end; true where a command will end in order and is worth waiting for. */
  boolean request() {
    lock.lock();
    try {
      requested = true;
      if (action == null) {
        return false;
      }
      action.run();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whether somebody asked. */
  boolean requested() {
    lock.lock();
    try {
      return requested;
    } finally {
      lock.unlock();
    }
  }
}
