package dev.crmport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.failure.KeyRefused.Reason;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.Lane;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.Fault;
import dev.crmport.testkit.Fixtures;
import dev.crmport.testkit.TestKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys change while the process runs, and a refused one is not tried over and over. */
@Timeout(60)
final class KeyRotationTest {
  private static final int OLD = 0x0a01;
  private static final int NEW = 0x0b02;

  private final Rig rig =
      Rig.over(FakeCrmServer.builder().acceptKey(TestKeys.numbered(NEW), Set.of(1)));
  private final Source source = new Source();
  private final HttpCrm crm =
      HttpCrm.builder(source, Rig.CLIENT)
          .baseUrl(rig.server.baseUrl())
          .pacer(rig.pacer)
          .time(rig.time)
          .build();

  @AfterEach
  void close() {
    crm.close();
    rig.close();
    source.now.close();
  }

  /** Counts the questions and keeps what it handed out. */
  private static final class Source implements CredentialSource {
    Credential now = Fixtures.aCredentialOf("acme", OLD);
    final List<Credential> given = new ArrayList<>();
    int questions;
    RuntimeException failure;
    boolean empty;
    Runnable whenAsked = () -> {};

    @Override
    public Optional<Credential> find(ClientId client) {
      questions++;
      whenAsked.run();
      if (failure != null) {
        throw failure;
      }
      if (empty) {
        return Optional.empty();
      }
      Credential copy = now.copy();
      given.add(copy);
      return Optional.of(copy);
    }

    @Override
    public List<CredentialSummary> list() {
      return List.of(now.summary());
    }

    void become(UnaryOperator<Credential> change) {
      try (Credential before = now) {
        now = change.apply(before);
      }
    }

    void rotate() {
      become(before -> before.withKey(TestKeys.key(NEW)));
    }
  }

  private KeyRefused refused() {
    return Assertions.catchThrowableOfType(
        KeyRefused.class, () -> crm.call(Introspection.keyProfile()));
  }

  private void succeeds() {
    assertThat(crm.call(Introspection.keyProfile()).hasMyCampaign()).contains(true);
  }

  private static boolean isWiped(Credential credential) {
    try {
      return credential.key().reveal(key -> false);
    } catch (IllegalStateException closed) {
      return true;
    }
  }

  @Test
  void theSourceIsAskedEveryTwoSecondsAndNotPerCall() {
    source.rotate();
    for (int i = 0; i < 10; i++) {
      succeeds();
    }
    assertThat(source.questions).isEqualTo(1);
    rig.time.advance(Duration.ofMillis(1999));
    succeeds();
    assertThat(source.questions).isEqualTo(1);
    rig.time.advance(Duration.ofMillis(1));
    succeeds();
    assertThat(source.questions).isEqualTo(2);
  }

  @Test
  void aReplacedCredentialIsWiped() {
    source.rotate();
    succeeds();
    rig.time.advance(KeyInUse.ASKED_EVERY);
    succeeds();
    assertThat(source.given).hasSize(2);
    assertThat(isWiped(source.given.get(0))).isTrue();
    assertThat(isWiped(source.given.get(1))).isFalse();
  }

  @Test
  void aRefusedKeyIsTriedOnceAMinute() {
    assertThat(refused().status()).hasValue(401);
    KeyRefused closed = refused();
    assertThat(closed.reason()).isEqualTo(Reason.REFUSED_BY_CRM);
    assertThat(closed.status()).isEmpty();
    assertThat(rig.arrivals()).isEqualTo(1);

    rig.time.advance(Duration.ofSeconds(59));
    refused();
    assertThat(rig.arrivals()).isEqualTo(1);

    rig.time.advance(Duration.ofSeconds(1));
    assertThat(refused().status()).hasValue(401);
    assertThat(rig.arrivals()).isEqualTo(2);
  }

  @Test
  void anotherKeyOpensTheCallsAgain() {
    refused();
    source.rotate();
    rig.time.advance(KeyInUse.ASKED_EVERY);
    succeeds();
  }

  @Test
  void anotherModeIsAnotherKeyToTheCrm() {
    source.become(
        before ->
            Credential.of(
                before.client(), before.application(), TestKeys.key(NEW), DatabaseMode.MY_VOTERS));
    refused();
    source.become(
        before ->
            Credential.of(
                before.client(),
                before.application(),
                TestKeys.key(NEW),
                DatabaseMode.MY_CAMPAIGN));
    rig.time.advance(KeyInUse.ASKED_EVERY);
    succeeds();
  }

  @Test
  void aKeyThatWasRotatedMeanwhileIsTriedAtOnce() {
    source.whenAsked =
        () -> {
          if (source.questions == 2) {
            source.rotate();
          }
        };
    succeeds();
    assertThat(source.questions).isEqualTo(2);
    assertThat(rig.server.traffic().byStatus()).containsEntry(401, 1).containsEntry(200, 1);
    assertThat(rig.pacer.turns()).hasSize(2);
  }

  @Test
  void aRotationWhileTheTurnIsWaitedForIsUsed() {
    succeedsFirstWithTheNewKey();
    assertThat(rig.server.traffic().byKey().keySet()).containsExactly("0b02");
  }

  private void succeedsFirstWithTheNewKey() {
    rig.pacer.beforeNext(
        () -> {
          source.rotate();
          rig.time.advance(KeyInUse.ASKED_EVERY);
          succeeds();
        });
    succeeds();
  }

  @Test
  void aKeyWithAnotherLaneWaitsInThatLane() {
    Lane other = new Lane("another");
    source.rotate();
    rig.pacer.beforeNext(
        () -> {
          source.become(before -> before.withLane(other));
          rig.time.advance(KeyInUse.ASKED_EVERY);
          succeeds();
        });
    succeeds();
    assertThat(rig.pacer.turns())
        .extracting(turn -> turn.unused)
        .containsExactly(false, true, false);
    assertThat(rig.pacer.turns().getLast().lane).isEqualTo(other);
    rig.assertTurnsKept();
  }

  @Test
  void aSuspensionIsSeenWhenTheSourceIsAskedAgainAndNothingLeaves() {
    source.rotate();
    succeeds();
    source.become(before -> before.withState(KeyState.SUSPENDED));
    rig.time.advance(KeyInUse.ASKED_EVERY);
    assertThat(refused().reason()).isEqualTo(Reason.SUSPENDED);
    source.become(before -> before.withState(KeyState.RETIRED));
    rig.time.advance(KeyInUse.ASKED_EVERY);
    assertThat(refused().reason()).isEqualTo(Reason.RETIRED);
    assertThat(rig.arrivals()).isEqualTo(1);
  }

  @Test
  void aClientWithoutKeyIsMissing() {
    source.empty = true;
    assertThat(refused().reason()).isEqualTo(Reason.MISSING);
    refused();
    assertThat(source.questions).as("an empty answer counts for 2 s too").isEqualTo(1);
  }

  @Test
  void aSourceThatCannotSayStopsTheCallsUntilItCan() {
    source.rotate();
    succeeds();
    source.failure =
        new StoreUnusable(
            StoreUnusable.Reason.UNREADABLE, "not read: " + TestKeys.numbered(NEW) + "|1", null);
    rig.time.advance(KeyInUse.ASKED_EVERY);

    KeyRefused unusable = refused();

    assertThat(unusable.reason()).isEqualTo(Reason.SOURCE_UNUSABLE);
    assertThat(unusable.getCause().toString())
        .contains("StoreUnusable")
        .contains("[key ...0b02]")
        .doesNotContain(TestKeys.PREFIX);
    source.failure = null;
    succeeds();
  }

  @Test
  void closingWipesTheKeyAndEndsTheCalls() {
    source.rotate();
    succeeds();
    crm.close();
    crm.close();
    assertThat(source.given).allMatch(KeyRotationTest::isWiped);
    assertThatThrownBy(() -> crm.call(Introspection.keyProfile()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThat(rig.arrivals()).isEqualTo(1);
  }

  @Test
  void closingDoesNotPullTheKeyFromUnderARequest() {
    source.rotate();
    rig.server.script(Fault.none());
    rig.pacer.beforeNext(crm::close);
    assertThatThrownBy(() -> crm.call(Introspection.keyProfile()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(rig.pacer.turns()).singleElement().matches(turn -> turn.unused && turn.closed);
    assertThat(source.given).allMatch(KeyRotationTest::isWiped);
  }
}
