package dev.crmport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.call.CrmPort;
import dev.crmport.core.failure.CallFacts;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.failure.KeyRefused.Reason;
import dev.crmport.core.failure.Unavailable;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.Fault;
import dev.crmport.testkit.Fixtures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Nothing leaves with a key that was suspended five seconds before, however long a call waits, and
 * wherever.
 */
@Timeout(60)
final class SuspensionTest {
  private static final Duration BOUND = Duration.ofSeconds(5);

  /** For the way from here to the CRM, which no clock of ours can stop. */
  private static final Duration UNDER_WAY = Duration.ofSeconds(1);

  private final Rig rig = Rig.standard();
  private final Source source = new Source();
  private final HttpCrm crm = build();

  private HttpCrm build() {
    return HttpCrm.builder(source, Rig.CLIENT)
        .baseUrl(rig.server.baseUrl())
        .pacer(rig.pacer)
        .time(rig.time)
        .backoff(Duration.ofSeconds(3), Duration.ofSeconds(3))
        .build();
  }

  @AfterEach
  void close() {
    crm.close();
    rig.close();
    source.credential.close();
  }

  /** Looks first and answers later, as a source far away does. */
  private final class Source implements CredentialSource {
    private final Credential credential = Fixtures.aCredential();
    long suspendedAt = Long.MAX_VALUE;
    Duration takes = Duration.ZERO;
    int questions;

    @Override
    public Optional<Credential> find(ClientId client) {
      questions++;
      boolean suspended = suspendedAt <= rig.time.nanos();
      rig.time.advance(takes);
      return Optional.of(credential.withState(suspended ? KeyState.SUSPENDED : KeyState.ACTIVE));
    }

    @Override
    public List<CredentialSummary> list() {
      return List.of(credential.summary());
    }
  }

  private void suspendNow() {
    source.suspendedAt = rig.time.nanos();
  }

  private void pass(Duration time) {
    rig.time.advance(time);
  }

  private void succeeds() {
    assertThat(crm.call(Introspection.keyProfile()).hasMyCampaign()).isPresent();
  }

  private <F extends CrmException> F fails(Class<F> type, CrmPort port) {
    F failure = Assertions.catchThrowableOfType(type, () -> port.call(Introspection.keyProfile()));
    rig.assertTurnsKept();
    return failure;
  }

  @Test
  void aCallThatWaitedLongForItsTurnAsksAgainBeforeItLeaves() {
    succeeds();
    rig.pacer.beforeNext(
        () -> {
          suspendNow();
          pass(Duration.ofMinutes(1));
        });
    assertThat(fails(KeyRefused.class, crm).reason()).isEqualTo(Reason.SUSPENDED);
    assertThat(rig.arrivals()).isEqualTo(1);
    assertThat(rig.pacer.turns().getLast().unused).isTrue();
  }

  @Test
  void aTurnThatCameAtOnceAsksNoSecondTime() {
    succeeds();
    assertThat(source.questions).isEqualTo(1);
  }

  @Test
  void aCallThatBeginsAfterTheSuspensionWaitsForNoTurn() {
    succeeds();
    suspendNow();
    pass(KeyInUse.ASKED_EVERY);
    int turns = rig.pacer.turns().size();
    assertThat(fails(KeyRefused.class, crm).reason()).isEqualTo(Reason.SUSPENDED);
    assertThat(rig.pacer.turns()).hasSize(turns);
  }

  @Test
  void aRepeatAsksAgain() {
    rig.server.script(Fault.answer(429, Map.of(), new byte[0]));
    rig.pacer.afterNext(this::suspendNow);
    rig.pacer.beforeNext(() -> rig.pacer.beforeNext(() -> pass(Duration.ofSeconds(3))));
    assertThat(fails(KeyRefused.class, crm).reason()).isEqualTo(Reason.SUSPENDED);
    assertThat(rig.arrivals()).isEqualTo(1);
  }

  @Test
  void whatWasTriedAndCouldNotBeRepeatedIsNotCalledUndone() {
    rig.server.script(Fault.answer(500, Map.of(), new byte[0]));
    rig.pacer.afterNext(this::suspendNow);
    Unavailable failure = fails(Unavailable.class, crm);
    assertThat(failure.status()).hasValue(500);
    assertThat(rig.arrivals()).isEqualTo(1);
  }

  @Test
  void aSourceThatTakesTooLongLetsNothingLeave() {
    source.takes = KeyInUse.LEAVES_WITHIN;
    Unavailable failure = fails(Unavailable.class, crm);
    assertThat(failure).hasMessageContaining("the credential source, takes longer than 4 s");
    assertThat(rig.arrivals()).isZero();

    source.takes = KeyInUse.LEAVES_WITHIN.minusMillis(1);
    succeeds();
  }

  @Test
  void aSuspensionThatIsLiftedLetsCallsGoAgain() {
    suspendNow();
    assertThat(fails(KeyRefused.class, crm).reason()).isEqualTo(Reason.SUSPENDED);
    source.suspendedAt = Long.MAX_VALUE;
    pass(KeyInUse.ASKED_EVERY);
    succeeds();
  }

  @Test
  void aClockThatStoodStillMakesNoKeyYounger() {
    succeeds();
    suspendNow();
    // While a machine sleeps, its monotonic clock stands and the wall clock goes on.
    pass(KeyInUse.ASKED_EVERY);
    rig.time.leap(KeyInUse.ASKED_EVERY.negated());
    assertThat(fails(KeyRefused.class, crm).reason()).isEqualTo(Reason.SUSPENDED);
  }

  @Test
  void aWallClockThatWasSetBackMakesNoKeyYounger() {
    succeeds();
    suspendNow();
    rig.time.leap(KeyInUse.ASKED_EVERY);
    assertThat(fails(KeyRefused.class, crm).reason()).isEqualTo(Reason.SUSPENDED);
  }

  @Test
  void whatAnotherCallHasHeardMeanwhileKeepsARequestFromLeaving() throws InterruptedException {
    CallFacts facts = CallFacts.of("keyProfile");
    try (KeyInUse keys = new KeyInUse(source, Rig.CLIENT, Redactor.create(), rig.time);
        KeyInUse.Lease lease = keys.lease(facts)) {
      assertThat(lease.mayLeave()).isTrue();
      suspendNow();
      pass(KeyInUse.ASKED_EVERY);
      assertThat(lease.mayLeave()).as("what is known is new enough").isTrue();
      assertThatThrownBy(() -> keys.lane(facts)).isInstanceOf(KeyRefused.class);
      assertThat(lease.mayLeave()).isFalse();
    }
  }

  @Test
  void nothingLeavesFiveSecondsAfterASuspensionWhereverTimeIsLost() {
    long seed = Long.getLong("crm.seed", System.identityHashCode(this) * 7919L);
    Random random = new Random(seed);
    for (int trial = 0; trial < 150; trial++) {
      pass(Duration.ofSeconds(5));
      source.suspendedAt = rig.time.nanos() + random.nextLong(Duration.ofSeconds(12).toNanos());
      long last = Long.MIN_VALUE;
      boolean refused = false;
      for (int call = 0; call < 60 && !refused; call++) {
        source.takes = upTo(random, random.nextInt(4) == 0 ? 6_000 : 900);
        rig.pacer.beforeNext(() -> pass(upTo(random, random.nextInt(4) == 0 ? 9_000 : 300)));
        rig.pacer.afterNext(() -> pass(upTo(random, 1_000)));
        int before = rig.arrivals();
        try {
          succeeds();
        } catch (KeyRefused suspended) {
          assertThat(suspended.reason()).isEqualTo(Reason.SUSPENDED);
          refused = true;
        } catch (Unavailable sourceTooSlow) {
          assertThat(sourceTooSlow).hasMessageContaining("credential source, takes longer");
        }
        if (rig.arrivals() > before) {
          // No time passes by itself: what has arrived left at this very moment.
          last = rig.time.nanos();
        }
      }
      assertThat(refused).as("trial %d of seed %d: refused in the end", trial, seed).isTrue();
      if (last != Long.MIN_VALUE) {
        assertThat(Duration.ofNanos(last - source.suspendedAt))
            .as("trial %d of seed %d: from the suspension to the last departure", trial, seed)
            .isLessThanOrEqualTo(BOUND.minus(UNDER_WAY));
      }
      source.suspendedAt = Long.MAX_VALUE;
    }
    rig.assertTurnsKept();
  }

  private static Duration upTo(Random random, int millis) {
    return Duration.ofMillis(random.nextInt(millis + 1));
  }
}
