package dev.crmport.http;

import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.failure.KeyRefused.Reason;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Time;
import dev.crmport.core.redact.RedactedThrowable;
import dev.crmport.core.redact.Redactor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The client's key as this process uses it. The source is asked again when the answer is {@link
 * #ASKED_EVERY} old, before a call waits for its turn and once more when that has come, and when
 * the CRM refused the key: so a rotation needs no restart, and no call decrypts anything.
 *
 * <p>A suspended key is out of use in every process within five seconds. Of these, what is known of
 * the key may be {@link #LEAVES_WITHIN} old at the moment at which a request leaves; the last
 * second is for the way to the CRM. How old is counted from when the source began to answer, by the
 * clock that tells more: one of them may have stood still, with the machine or by hand.
 *
 * <p>A key that the CRM refused is closed here until the source gives another one or a minute has
 * passed. A replaced credential is wiped as soon as no request uses it.
 */
final class KeyInUse implements AutoCloseable {
  static final Duration ASKED_EVERY = Duration.ofSeconds(2);
  static final Duration LEAVES_WITHIN = Duration.ofSeconds(4);
  private static final long CLOSED_FOR = Duration.ofSeconds(60).toNanos();

  private final CredentialSource source;
  private final ClientId client;
  private final Redactor redactor;
  private final Time time;

  /** Held while the source is asked, so that one asks for all; never while {@link #lock} is. */
  private final ReentrantLock asking = new ReentrantLock();

  /** Guards all that follows, and the uses of what is held. */
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable HeldKey held;
  private @Nullable AskedAt asked;
  private boolean refused;
  private long refusedAt;
  private boolean closed;

  KeyInUse(CredentialSource source, ClientId client, Redactor redactor, Time time) {
    this.source = source;
    this.client = client;
    this.redactor = redactor;
    this.time = time;
  }

  /** The use of a credential by one request; closing it ends the use. */
  final class Lease implements AutoCloseable {
    private final HeldKey used;

    private Lease(HeldKey used) {
      this.used = used;
    }

    Credential credential() {
      return used.credential;
    }

    /**
     * Whether a request with this key may leave at this moment: what is known of the key is new
     * enough, and says nothing else by now.
     */
    boolean mayLeave() {
      lock.lock();
      try {
        return held != null
            && held.identity.equals(used.identity)
            && held.credential.state() == KeyState.ACTIVE
            && asked != null
            && !asked.isOlderThan(LEAVES_WITHIN, time);
      } finally {
        lock.unlock();
      }
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
    askWhereDue(facts);
    lock.lock();
    try {
      return usable(facts).credential.lane();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The key for one request whose turn has come; asks the source where that is due, since the wait
   * may have been long.
   *
   * @throws KeyRefused where there is no key that may be used
   */
  Lease lease(CallFacts facts) throws InterruptedException {
    askWhereDue(facts);
    return leaseOfWhatIsKnown(facts);
  }

  private void askWhereDue(CallFacts facts) throws InterruptedException {
    asking.lockInterruptibly();
    try {
      if (isDue()) {
        ask(facts);
      }
    } finally {
      asking.unlock();
    }
  }

  private Lease leaseOfWhatIsKnown(CallFacts facts) {
    lock.lock();
    try {
      HeldKey usable = usable(facts);
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
      leaseOfWhatIsKnown(nobody).close();
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
      return !closed && (asked == null || asked.isOlderThan(ASKED_EVERY, time));
    } finally {
      lock.unlock();
    }
  }

  private void ask(CallFacts facts) {
    // Before the answer: what is written while the source looks may not be in it.
    AskedAt began = AskedAt.now(time);
    Optional<Credential> found;
    try {
      found = source.find(client);
    } catch (RuntimeException unusable) {
      // What was known stays unused until the source answers: the key may be suspended by now.
      throw new KeyRefused(facts, Reason.SOURCE_UNUSABLE, RedactedThrowable.of(unusable, redactor));
    }
    lock.lock();
    try {
      asked = began;
      HeldKey before = held;
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

  private HeldKey held(Credential found, @Nullable HeldKey before) {
    if (before != null && before.presentsSameAs(found)) {
      return new HeldKey(found, before.identity);
    }
    redactor.learn(found);
    refused = false;
    return new HeldKey(found, new Object());
  }

  /** What may be used now; the lock is held. */
  private HeldKey usable(CallFacts facts) {
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
