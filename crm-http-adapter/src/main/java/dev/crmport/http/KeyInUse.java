package dev.crmport.http;

import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.failure.KeyRefused.Reason;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Time;
import dev.crmport.core.redact.Redactor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The client's key as this process uses it. The source is asked again every five seconds and when
 * the CRM refused the key, so that a rotation needs no restart and no call decrypts anything.
 *
 * <p>A key that the CRM refused is closed here until the source gives another one or a minute has
 * passed. A replaced credential is wiped as soon as no request uses it.
 */
final class KeyInUse implements AutoCloseable {
  private static final long ASKED_EVERY = Duration.ofSeconds(5).toNanos();
  private static final long CLOSED_FOR = Duration.ofSeconds(60).toNanos();

  private final CredentialSource source;
  private final ClientId client;
  private final Redactor redactor;
  private final CleanCause clean;
  private final Time time;

  /** Held while the source is asked, so that one asks for all; never while {@link #lock} is. */
  private final ReentrantLock asking = new ReentrantLock();

  /** Guards all that follows, and the uses of what is held. */
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable Held held;
  private boolean asked;
  private long askedAt;
  private boolean refused;
  private long refusedAt;
  private boolean closed;

  KeyInUse(
      CredentialSource source, ClientId client, Redactor redactor, CleanCause clean, Time time) {
    this.source = source;
    this.client = client;
    this.redactor = redactor;
    this.clean = clean;
    this.time = time;
  }

  /** A credential and how many requests use it. */
  private static final class Held {
    private final Credential credential;

    /** The same for credentials that the CRM cannot tell apart. */
    private final Object identity;

    private int uses;
    private boolean replaced;

    Held(Credential credential, Object identity) {
      this.credential = credential;
      this.identity = identity;
    }

    /** Whether the CRM would see the same user name and password. */
    boolean presentsSameAs(Credential other) {
      return credential.mode() == other.mode()
          && credential.application().equals(other.application())
          && credential.key().sameAs(other.key());
    }

    void wipeWhereIdle() {
      if (replaced && uses == 0) {
        credential.close();
      }
    }
  }

  /** The use of a credential by one request; closing it ends the use. */
  final class Lease implements AutoCloseable {
    private final Held used;

    private Lease(Held used) {
      this.used = used;
    }

    Credential credential() {
      return used.credential;
    }

    @Override
    public void close() {
      lock.lock();
      try {
        used.uses--;
        used.wipeWhereIdle();
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * The lane of the key; asks the source where that is due.
   *
   * @throws KeyRefused where there is no key that may be used
   */
  Lane lane(CallFacts facts) throws InterruptedException {
    asking.lockInterruptibly();
    try {
      if (isDue()) {
        ask(facts);
      }
    } finally {
      asking.unlock();
    }
    lock.lock();
    try {
      return usable(facts).credential.lane();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The key for one request, as it was last given; does not ask.
   *
   * @throws KeyRefused where there is no key that may be used
   */
  Lease lease(CallFacts facts) {
    lock.lock();
    try {
      Held usable = usable(facts);
      usable.uses++;
      return new Lease(usable);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Closes a key that the CRM answered with 401, and asks the source for another one.
   *
   * @param used the lease that the request had; may have ended
   * @return whether there is another one that may be used
   */
  boolean refused(Lease used) {
    CallFacts nobody = CallFacts.of("asking for another key");
    asking.lock();
    try {
      if (closes(used)) {
        ask(nobody);
      }
      lease(nobody).close();
      return true;
    } catch (KeyRefused noOther) {
      // The caller is told of the 401, which is what it has to act on.
      return false;
    } finally {
      asking.unlock();
    }
  }

  /** False where another key has taken its place already. */
  private boolean closes(Lease lease) {
    lock.lock();
    try {
      if (held != null && !held.identity.equals(lease.used.identity)) {
        return false;
      }
      refused = true;
      refusedAt = time.nanos();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean isDue() {
    lock.lock();
    try {
      return !closed && (!asked || time.nanos() - askedAt >= ASKED_EVERY);
    } finally {
      lock.unlock();
    }
  }

  private void ask(CallFacts facts) {
    Optional<Credential> found;
    try {
      found = source.find(client);
    } catch (RuntimeException unusable) {
      // What was known stays unused until the source answers: the key may be suspended by now.
      throw new KeyRefused(facts, Reason.SOURCE_UNUSABLE, clean.of(unusable));
    }
    lock.lock();
    try {
      asked = true;
      askedAt = time.nanos();
      Held before = held;
      held = found.map(credential -> held(credential, before)).orElse(null);
      if (before != null) {
        before.replaced = true;
        before.wipeWhereIdle();
      }
      if (closed) {
        wipe();
      }
    } finally {
      lock.unlock();
    }
  }

  private Held held(Credential found, @Nullable Held before) {
    if (before != null && before.presentsSameAs(found)) {
      return new Held(found, before.identity);
    }
    redactor.learn(found);
    refused = false;
    return new Held(found, new Object());
  }

  /** What may be used now; the lock is held. */
  private Held usable(CallFacts facts) {
    if (closed) {
      throw new IllegalStateException(
          facts.operation() + " was not sent: this HttpCrm is closed; build another one");
    }
    if (held == null) {
      throw new KeyRefused(facts, Reason.MISSING);
    }
    CallFacts named = facts.withKey(held.credential.reference());
    switch (held.credential.state()) {
      case SUSPENDED -> throw new KeyRefused(named, Reason.SUSPENDED);
      case RETIRED -> throw new KeyRefused(named, Reason.RETIRED);
      case ACTIVE -> {
        if (refused && time.nanos() - refusedAt < CLOSED_FOR) {
          throw new KeyRefused(named, Reason.REFUSED_BY_CRM);
        }
      }
    }
    return held;
  }

  /** Wipes the key as soon as no request uses it; no call gets one any more. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      wipe();
    } finally {
      lock.unlock();
    }
  }

  private void wipe() {
    if (held != null) {
      held.replaced = true;
      held.wipeWhereIdle();
      held = null;
    }
  }

  @Override
  public String toString() {
    return "KeyInUse[" + client + "]";
  }
}
