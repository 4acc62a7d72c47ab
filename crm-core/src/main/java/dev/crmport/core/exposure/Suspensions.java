package dev.crmport.core.exposure;

import dev.crmport.core.exposure.ExposureReport.Outcome;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.KeyReference;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.SuspendableSource;
import dev.crmport.core.key.SuspendableSource.Reach;
import dev.crmport.core.pace.Time;
import dev.crmport.core.redact.Redactor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/**
 * Takes keys out of use and lets them go on again.
 *
 * <p><b>Shape:</b> what is suspended is a key, not a client: all clients that have this very key,
 * in either mode, are suspended and resumed together. A key that was put in its place meanwhile is
 * not touched, and a new key is active by itself.<br>
 * <b>Errors:</b> {@link StoreUnusable} where the source cannot be read or written; some of several
 * clients may be suspended then, so do it again.<br>
 * <b>Threads:</b> safe for many, here and in other processes.
 */
public final class Suspensions {
  private static final Logger LOG = System.getLogger(Suspensions.class.getName());

  private static final StateChange NOTHING = new StateChange(List.of(), false, Reach.STORE);

  private final SuspendableSource source;
  private final Redactor redactor;
  private final Time time;
  private final ExposureListener listener;

  private Suspensions(Builder from) {
    source = from.source;
    redactor = from.redactor;
    time = from.time;
    listener = from.listener;
  }

  /** With all defaults: nobody is told of an exposure. */
  public static Suspensions in(SuspendableSource source) {
    return builder(source).build();
  }

  /**
   * With options.
   *
   * @param source where the keys are; not closed from here
   */
  public static Builder builder(SuspendableSource source) {
    return new Builder(source);
  }

  /**
   * Takes a client's key out of use.
   *
   * @return nothing where there is no such client
   */
  public Optional<StateChange> suspend(ClientId client) {
    return change(client, KeyState.SUSPENDED);
  }

  /**
   * Lets a client's suspended key be used again; one that is active or retired stays so.
   *
   * @return nothing where there is no such client
   */
  public Optional<StateChange> resume(ClientId client) {
    return change(client, KeyState.ACTIVE);
  }

  /**
   * Takes a client's key out of use since somebody saw it just now, as {@link #suspend(Exposure)}
   * does.
   *
   * @param where in words, for the CRM's support
   * @return what to send there; nothing, and nobody is told, where there is no such client
   */
  public Optional<ExposureReport> suspendExposed(ClientId client, String where) {
    try (Credential seen = source.find(client).orElse(null)) {
      return seen == null
          ? Optional.empty()
          : Optional.of(suspend(Exposure.of(client, seen.reference(), where, time.now())));
    }
  }

  /**
   * Takes an exposed key out of use and tells the listener, also where that could not be done.
   * Where the client has another key by now, nothing is stopped: that one was not exposed.
   *
   * @param exposure names the key by its last four characters
   * @return what to send to the CRM's support
   */
  public ExposureReport suspend(Exposure exposure) {
    StateChange stopped;
    try {
      stopped = stop(exposure);
    } catch (StoreUnusable unusable) {
      tell(report(exposure, Outcome.IN_USE, NOTHING));
      throw unusable;
    }
    Outcome outcome = stopped.clients().isEmpty() ? Outcome.REPLACED : Outcome.SUSPENDED;
    ExposureReport report = report(exposure, outcome, stopped);
    tell(report);
    return report;
  }

  private StateChange stop(Exposure exposure) {
    try (Credential seen = source.find(exposure.client()).orElse(null)) {
      if (seen == null || !isSaid(seen.reference(), exposure.reference())) {
        return NOTHING;
      }
      // People paste keys into the words that say where they saw them.
      redactor.learn(seen);
      return new KeyHolders(source, seen.key()).become(KeyState.SUSPENDED);
    }
  }

  private ExposureReport report(Exposure exposure, Outcome outcome, StateChange change) {
    return new ExposureReport(
        exposure.redactedBy(redactor), outcome, change.clients(), change.reach(), time.now());
  }

  private void tell(ExposureReport report) {
    try {
      listener.exposed(report);
    } catch (RuntimeException | Error broken) {
      // Whatever it is: the key is stopped, and the caller has to hear that.
      LOG.log(
          Level.WARNING,
          "The exposure of a key was handled, but the listener that should have been told of it"
              + " failed. Mend it, and pass the exposure on by hand.",
          broken);
    }
  }

  private Optional<StateChange> change(ClientId client, KeyState state) {
    try (Credential seen = source.find(client).orElse(null)) {
      return seen == null
          ? Optional.empty()
          : Optional.of(new KeyHolders(source, seen.key()).become(state));
    }
  }

  private static boolean isSaid(KeyReference stored, KeyReference exposed) {
    return stored.lastFour().equals(exposed.lastFour());
  }

  /** Options; each has a default. Not safe for use by many threads; what it builds is. */
  public static final class Builder {
    private final SuspendableSource source;
    private Redactor redactor = Redactor.shared();
    private Time time = Time.system();
    private ExposureListener listener = report -> {};

    private Builder(SuspendableSource source) {
      this.source = source;
    }

    /** What takes keys out of the words that say where one was seen; the JVM's own by default. */
    public Builder redactor(Redactor keysOutOfText) {
      redactor = keysOutOfText;
      return this;
    }

    /** Tells the moment of a suspension; the machine's by default. */
    public Builder time(Time clock) {
      time = clock;
      return this;
    }

    /** Is told of each exposure; nobody by default. */
    public Builder listener(ExposureListener told) {
      listener = told;
      return this;
    }

    /** The suspensions of this source; nothing is read before the first call. */
    public Suspensions build() {
      return new Suspensions(this);
    }
  }
}
