package dev.crmport.testkit;

import static dev.crmport.testkit.Fixtures.aPerson;
import static dev.crmport.testkit.Fixtures.aPersonNamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmport.core.call.CallOptions;
import dev.crmport.core.call.Operation;
import dev.crmport.core.call.Operation.Method;
import dev.crmport.core.call.Reading;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.failure.OutcomeUnknown;
import dev.crmport.core.failure.Throttled;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.failure.Unavailable;
import dev.crmport.core.failure.Unreadable;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.JvmPacer;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import dev.crmport.core.people.Email;
import dev.crmport.core.people.People;
import dev.crmport.core.people.Person;
import dev.crmport.core.people.PersonMatch;
import dev.crmport.core.people.VanId;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the fake has beyond the contract: its state, its record, its scripts, its settings. */
@Timeout(60)
class FakeCrmTest {
  private static final Person NORA = aPerson().build();

  private final FakeCrm crm = FakeCrm.create();

  @Test
  void peopleAreServedWithTheirContactData() {
    VanId id = crm.call(People.findOrCreate(NORA)).vanId().orElseThrow();

    assertThat(crm.people())
        .singleElement()
        .satisfies(
            person -> {
              assertThat(person.vanId()).contains(id);
              assertThat(person.emails())
                  .extracting(Email::email)
                  .isEqualTo(NORA.emails().stream().map(Email::email).toList());
              assertThat(person.phones()).hasSize(1);
              assertThat(person.addresses()).isNotEmpty();
            });
  }

  @Test
  void aGivenPersonIsNeitherACallNorTraffic() {
    VanId id = crm.store(NORA);

    assertThat(crm.operations()).isEmpty();
    assertThat(crm.traffic().requests()).isEmpty();
    assertThat(crm.call(People.find(NORA))).isEqualTo(new PersonMatch.Matched(id));
  }

  @Test
  void aGivenPersonThatTheCrmWouldRefuseIsRefused() {
    Person odd = aPersonNamed("<b>", "Quill").build();

    assertThatThrownBy(() -> crm.store(odd))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("400");
    assertThat(crm.people()).isEmpty();
  }

  @Test
  void operationsAreNamedInOrderFailedOnesIncluded() {
    crm.call(People.find(NORA));
    crm.failNext(call -> new Unavailable(call, "the CRM is being serviced", null));
    assertThatThrownBy(() -> crm.call(People.create(NORA))).isInstanceOf(Unavailable.class);
    crm.call(Introspection.echo("hello"));

    assertThat(crm.operations()).containsExactly("findPerson", "createPerson", "createEcho");
  }

  @Test
  void trafficTellsMethodPathStatusAndTheLastFour() {
    VanId id = crm.store(NORA);
    crm.call(People.get(id, "emails"));

    assertThat(crm.traffic().requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.method()).isEqualTo("GET");
              assertThat(request.path()).isEqualTo("/people/{id}");
              assertThat(request.status()).isEqualTo(200);
              assertThat(request.keyLastFour()).isEqualTo("c9d6");
            });
  }

  @Test
  void aScriptedFailureMeetsOneCallAndNothingLeaves() {
    crm.failNext(call -> new Unavailable(call, "the CRM is being serviced", null));

    CrmException failure =
        catchThrowableOfType(CrmException.class, () -> crm.call(People.create(NORA)));

    assertThat(failure.operation()).isEqualTo("createPerson");
    assertThat(failure.key()).isPresent();
    assertThat(crm.traffic().requests()).isEmpty();
    assertThat(crm.call(People.create(NORA))).isInstanceOf(PersonMatch.Stored.class);
  }

  @Test
  void anOperationThatFailsDoesSoUntilTheScriptIsCleared() {
    crm.fails("createPerson", call -> new Unavailable(call, "it is closed", null));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> crm.call(People.create(NORA))).isInstanceOf(Unavailable.class);
    }
    assertThat(crm.call(People.find(NORA))).isEqualTo(new PersonMatch.Unmatched());
    crm.clearFaults();
    assertThat(crm.call(People.create(NORA))).isInstanceOf(PersonMatch.Stored.class);
  }

  @Test
  void aLostAnswerOfACreateIsUnknownAndThePersonIsStored() {
    crm.script(Fault.resetAfterApplying());

    OutcomeUnknown failure =
        catchThrowableOfType(OutcomeUnknown.class, () -> crm.call(People.create(NORA)));

    assertThat(failure.status()).isEmpty();
    assertThat(failure.sent().body()).contains(NORA.members().asMap());
    assertThat(crm.people()).hasSize(1);
    assertThat(crm.traffic().byStatus()).isEqualTo(Map.of(0, 1));
  }

  @Test
  void aLostAnswerOfWhatMayBeRepeatedIsUnavailable() {
    crm.script(Fault.hang());

    assertThatThrownBy(() -> crm.call(People.findOrCreate(NORA))).isInstanceOf(Unavailable.class);
    assertThat(crm.people()).isEmpty();
  }

  @Test
  void anAnswerThatIsCutShortOrNoJsonIsUnreadable() {
    crm.script(Fault.truncatedBody(), Fault.brokenJson(), Fault.htmlWith200());

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> crm.call(People.create(NORA))).isInstanceOf(Unreadable.class);
    }
    crm.script(Fault.truncatedBody());
    assertThatThrownBy(() -> crm.call(People.find(NORA))).isInstanceOf(Unavailable.class);
  }

  @Test
  void aRuleMeetsThePathsThatItWants() {
    crm.whenever((method, path) -> path.equals("/people/find"), Fault.serverError());

    assertThatThrownBy(() -> crm.call(People.find(NORA))).isInstanceOf(Unavailable.class);
    assertThat(crm.call(People.create(NORA))).isInstanceOf(PersonMatch.Stored.class);
  }

  @Test
  void a429HoldsTheLane() {
    List<Duration> holds = new ArrayList<>();
    FakeCrm paced = FakeCrm.builder().pacer(new NotingPacer(new ArrayList<>(), holds)).build();
    paced.script(Fault.tooManyRequests(250));

    Throttled failure =
        catchThrowableOfType(Throttled.class, () -> paced.call(People.create(NORA)));

    assertThat(failure.closedFor()).isEqualTo(Duration.ofMillis(250));
    assertThat(holds).containsExactly(Duration.ofMillis(250));
  }

  @Test
  void optionsReachThePacer() {
    List<String> turns = new ArrayList<>();
    FakeCrm paced =
        FakeCrm.builder()
            .pacer(new NotingPacer(turns, new ArrayList<>()))
            .time(ManualTime.stoppedAt(1_000))
            .build();

    paced.call(Introspection.echo("hello"));
    paced
        .with(new CallOptions(Urgency.BATCH, Optional.of(Duration.ofNanos(5))))
        .call(Introspection.echo("hello"));

    assertThat(turns).containsExactly("INTERACTIVE OptionalLong.empty", "BATCH OptionalLong[1005]");
  }

  @Test
  void aTurnThatIsRefusedIsSaidOfTheCall() throws Exception {
    JvmPacer closed = JvmPacer.builder().build();
    closed.close();
    FakeCrm paced = FakeCrm.builder().pacer(closed).build();

    TurnRefused refused =
        catchThrowableOfType(TurnRefused.class, () -> paced.call(People.create(NORA)));

    assertThat(refused.operation()).isEqualTo("createPerson");
    assertThat(paced.traffic().requests()).isEmpty();
  }

  @Test
  void theOwnLimitOfTheCrmCountsByTheGivenTime() {
    ManualTime time = ManualTime.stopped();
    FakeCrm limited = FakeCrm.builder().limitPerSecond(2).time(time).build();
    limited.call(Introspection.echo("1"));
    limited.call(Introspection.echo("2"));

    assertThatThrownBy(() -> limited.call(Introspection.echo("3"))).isInstanceOf(Throttled.class);
    time.advance(Duration.ofSeconds(1));
    assertThat(limited.call(Introspection.echo("4")).message()).contains("4");
  }

  @Test
  void datesComeFromTheClock() {
    Instant moment = Instant.parse("2026-03-02T14:06:00Z");
    FakeCrm dated = FakeCrm.builder().clock(() -> moment).build();

    assertThat(dated.call(Introspection.echo("hello")).dateSent()).contains(moment);
  }

  @Test
  void settingsOfTheCrmAreTheServers() {
    FakeCrm strict =
        FakeCrm.builder().refuseSections(Set.of("emails")).customFields(Set.of(157)).build();
    VanId id = strict.store(NORA);

    assertThatThrownBy(() -> strict.call(People.get(id, "emails")))
        .isInstanceOf(CrmException.class);
    assertThat(strict.call(People.get(id, "scores"))).isPresent();
  }

  @Test
  void theSourceIsAskedAtEveryCall() {
    ClientId acme = new ClientId("acme");
    try (InMemoryCredentialStore store = new InMemoryCredentialStore();
        Credential active = Fixtures.aCredential();
        Credential suspended = active.withState(KeyState.SUSPENDED)) {
      store.add(active);
      FakeCrm live = FakeCrm.builder().credentials(store, acme).build();
      live.call(Introspection.echo("hello"));
      store.replace(active, suspended);

      KeyRefused refused =
          catchThrowableOfType(KeyRefused.class, () -> live.call(Introspection.echo("hello")));
      assertThat(refused.reason()).isEqualTo(KeyRefused.Reason.SUSPENDED);
    }
  }

  @Test
  void withoutACredentialNothingLeaves() {
    FakeCrm keyless = FakeCrm.builder().noCredential().build();

    KeyRefused refused =
        catchThrowableOfType(KeyRefused.class, () -> keyless.call(Introspection.echo("hello")));

    assertThat(refused.reason()).isEqualTo(KeyRefused.Reason.MISSING);
    assertThat(keyless.traffic().requests()).isEmpty();
  }

  @Test
  void aSourceThatIsBrokenSaysSo() {
    InMemoryCredentialStore gone = new InMemoryCredentialStore();
    gone.close();
    FakeCrm broken = FakeCrm.builder().credentials(gone, new ClientId("acme")).build();

    KeyRefused refused =
        catchThrowableOfType(KeyRefused.class, () -> broken.call(Introspection.echo("hello")));

    assertThat(refused.reason()).isEqualTo(KeyRefused.Reason.SOURCE_UNUSABLE);
  }

  @Test
  void theGivenCredentialMayBeClosedAtOnce() {
    FakeCrm own;
    try (Credential credential = Fixtures.aCredentialOf("other", 0xbeef)) {
      own = FakeCrm.builder().credential(credential).build();
    }
    own.call(Introspection.echo("hello"));
    own.call(Introspection.echo("hello"));

    assertThat(own.traffic().byKey()).containsOnlyKeys("beef");
  }

  @Test
  void aPathOutsideTheApiIsUnreadable() {
    Operation<Object> odd =
        Operation.builder("odd", Method.GET, "/nothing/here")
            .reads(200, Reading.asItCame())
            .build();

    Unreadable failure = catchThrowableOfType(Unreadable.class, () -> crm.call(odd));

    assertThat(failure.status()).hasValue(404);
  }

  @Test
  void everyNumberOfTheJdkMayStandInABody() {
    Operation<Object> odd =
        Operation.builder("createEcho", Method.POST, "/echoes")
            .body(Map.of("message", "hello", "large", BigInteger.TEN.pow(30), "small", 1))
            .reads(200, Reading.asItCame())
            .build();

    assertThat(crm.call(odd)).isNotNull();
  }

  @Test
  void manyThreadsStoreEachPersonOnce() throws Exception {
    int people = 40;
    List<Callable<PersonMatch>> calls =
        IntStream.range(0, 400)
            .mapToObj(i -> aPersonNamed("Person" + i % people, "Quill").build())
            .<Callable<PersonMatch>>map(person -> () -> crm.call(People.findOrCreate(person)))
            .toList();
    List<PersonMatch> matches = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<PersonMatch> match : threads.invokeAll(calls)) {
        matches.add(match.get());
      }
    }

    assertThat(matches).filteredOn(PersonMatch.Stored.class::isInstance).hasSize(people);
    assertThat(crm.people()).hasSize(people);
    assertThat(crm.operations()).hasSize(400);
    assertThat(crm.traffic().byStatus()).isEqualTo(Map.of(201, people, 302, 400 - people));
  }

  @Test
  void printingShowsNobody() {
    crm.store(NORA);

    assertThat(crm).hasToString("FakeCrm[1 people]");
  }

  /** Notes what it was asked for. */
  private record NotingPacer(List<String> turns, List<Duration> holds) implements Pacer {
    @Override
    public Turn take(Lane lane, Urgency urgency, Deadline deadline, Exchange exchange) {
      turns.add(urgency + " " + deadline.nanos());
      return new Turn() {
        @Override
        public void answered() {}

        @Override
        public void unused() {}

        @Override
        public void hold(Duration pause) {
          holds.add(pause);
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public Duration estimate(Lane lane, Urgency urgency) {
      return Duration.ZERO;
    }
  }
}
