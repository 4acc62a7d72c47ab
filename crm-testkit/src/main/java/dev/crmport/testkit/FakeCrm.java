package dev.crmport.testkit;

import dev.crmport.core.call.CallOptions;
import dev.crmport.core.call.CrmAccess;
import dev.crmport.core.call.CrmPort;
import dev.crmport.core.call.Operation;
import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.failure.Throttled;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Time;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.payload.Members;
import dev.crmport.core.people.Person;
import dev.crmport.core.people.VanId;
import dev.crmport.testkit.engine.FakeEngine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The CRM in memory: what an application's tests hand to the code that needs a {@link CrmPort}.
 *
 * <p>It decides as {@link FakeCrmServer} does and fails with the same exceptions as the real
 * adapter, but has no network: every call is one attempt that nobody repeats, and its answer comes
 * at once, also where an echo or a fault asks for a delay. Unless told otherwise it has a fictional
 * key, and no pacing.
 *
 * <p><b>Threads:</b> safe for many. <br>
 * <b>State:</b> shared by all that {@link #with} gives; nothing is to be closed.
 */
public final class FakeCrm implements CrmPort {
  /** As the adapter on the wire has it; nothing here takes any time. */
  private static final Duration EXCHANGE_LIMIT = Duration.ofSeconds(30);

  private final State state;
  private final CallOptions options;

  private FakeCrm(State state, CallOptions options) {
    this.state = state;
    this.options = options;
  }

  /** What the options of one fake have in common. */
  record State(
      FakeEngine engine,
      DirectLine line,
      Pacer pacer,
      Time time,
      Supplier<Optional<Credential>> key,
      TrafficRecord traffic,
      FaultPlan faults,
      ScriptedFailures failures,
      List<String> operations) {
    State withKey(Supplier<Optional<Credential>> another) {
      return new State(engine, line, pacer, time, another, traffic, faults, failures, operations);
    }

    static State of(FakeEngine engine, Pacer pacer, Time time, Supplier<Optional<Credential>> key) {
      TrafficRecord traffic = new TrafficRecord();
      return new State(
          engine,
          new DirectLine(engine, traffic, time),
          pacer,
          time,
          key,
          traffic,
          new FaultPlan(),
          new ScriptedFailures(),
          new CopyOnWriteArrayList<>());
    }
  }

  static FakeCrm of(State state) {
    return new FakeCrm(state, CallOptions.defaults());
  }

  /** An empty CRM with all defaults. */
  public static FakeCrm create() {
    return builder().build();
  }

  /** Begins an empty CRM. */
  public static FakeCrmBuilder builder() {
    return new FakeCrmBuilder();
  }

  @Override
  public CrmPort with(CallOptions next) {
    return new FakeCrm(state, next);
  }

  @Override
  public <R> R call(Operation<R> operation) {
    state.operations.add(operation.name());
    Deadline deadline =
        options.deadline().map(limit -> Deadline.in(limit, state.time)).orElseGet(Deadline::none);
    CallFacts nameless = CallFacts.of(operation.name());
    try (Credential credential = usable(nameless)) {
      CallFacts facts = nameless.withKey(credential.reference());
      Optional<CrmException> scripted = state.failures.take(facts);
      if (scripted.isPresent()) {
        throw scripted.get();
      }
      return carry(operation, facts, credential, deadline);
    }
  }

  private <R> R carry(
      Operation<R> operation, CallFacts facts, Credential credential, Deadline deadline) {
    Exchange exchange = new Exchange(operation.name(), EXCHANGE_LIMIT);
    try (Turn turn = state.pacer.take(credential.lane(), options.urgency(), deadline, exchange)) {
      Attempt<R> attempt = Attempt.of(operation, facts, state.time.now());
      Fault fault = state.faults.take(attempt.sent().method(), attempt.sent().path());
      // Without an answer the turn closes as it would on the wire: its lane is quarantined.
      Reply reply = state.line.carry(operation, credential, fault).orElseThrow(attempt::lost);
      turn.answered();
      try {
        return attempt.read(reply, fault.cutsTheAnswer());
      } catch (Throttled throttled) {
        turn.hold(throttled.closedFor());
        throw throttled;
      }
    } catch (TurnRefused refused) {
      throw refused.during(facts);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TurnRefused(facts, TurnRefused.Reason.INTERRUPTED, interrupted);
    }
  }

  private Credential usable(CallFacts facts) {
    Credential credential;
    try {
      credential =
          state.key.get().orElseThrow(() -> new KeyRefused(facts, KeyRefused.Reason.MISSING));
    } catch (StoreUnusable unusable) {
      throw new KeyRefused(facts, KeyRefused.Reason.SOURCE_UNUSABLE, unusable);
    }
    CallFacts known = facts.withKey(credential.reference());
    return switch (credential.state()) {
      case ACTIVE -> credential;
      case SUSPENDED -> throw refused(credential, known, KeyRefused.Reason.SUSPENDED);
      case RETIRED -> throw refused(credential, known, KeyRefused.Reason.RETIRED);
    };
  }

  private static KeyRefused refused(
      Credential credential, CallFacts facts, KeyRefused.Reason reason) {
    credential.close();
    return new KeyRefused(facts, reason);
  }

  /** The same CRM for credentials that are not stored; all of it, traffic included, is shared. */
  public CrmAccess access() {
    return new CrmAccess() {
      @Override
      public <T> T with(Credential credential, Function<CrmPort, T> use) {
        return use.apply(of(state.withKey(() -> Optional.of(credential.copy()))));
      }
    };
  }

  /**
   * Stores a person as a given, which is neither a call nor traffic.
   *
   * @throws IllegalArgumentException where the CRM would refuse the person
   */
  public VanId store(Person person) {
    return new VanId(state.engine.store(DirectLine.body(Optional.of(person.members().asMap()))));
  }

  /** Everybody who is stored, lowest number first, with every section that the fake fills. */
  public List<Person> people() {
    return state.engine.peopleServed().stream().map(Members::of).map(Person::new).toList();
  }

  /** The names of all operations that were called, in order, failed ones included. */
  public List<String> operations() {
    return List.copyOf(state.operations);
  }

  /** What reached the CRM, and goes on reaching it; calls that failed before are not in it. */
  public TrafficRecord traffic() {
    return state.traffic;
  }

  /** Lets these faults meet the next calls that leave, in their order, one each. */
  public void script(Fault... next) {
    state.faults.script(List.of(next));
  }

  /**
   * Lets a fault meet every call that leaves, that this accepts and no script takes; the first rule
   * that accepts wins.
   *
   * @param methodAndPath the method, and the encoded path without the query
   */
  public void whenever(BiPredicate<String, String> methodAndPath, Fault fault) {
    state.faults.whenever(methodAndPath, fault);
  }

  /**
   * Lets the next call fail before anything leaves, for example {@code failNext(call -> new
   * Unavailable(call, "the CRM is being serviced", null))}. Several queue up, one for each call.
   *
   * @param failure is given operation and key of the call that it meets
   */
  public void failNext(Function<CallFacts, CrmException> failure) {
    state.failures.next(failure);
  }

  /**
   * Lets every call of one operation fail before anything leaves.
   *
   * @param operationName such as {@code findOrCreatePerson}
   */
  public void fails(String operationName, Function<CallFacts, CrmException> failure) {
    state.failures.always(operationName, failure);
  }

  /** Forgets all scripts, rules and failures. */
  public void clearFaults() {
    state.faults.clear();
    state.failures.clear();
  }

  @Override
  public String toString() {
    return "FakeCrm[" + state.engine.peopleStored() + " people]";
  }
}
