package dev.crmport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.failure.Unavailable;
import dev.crmport.core.key.AddResult;
import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.onboarding.CheckedKey;
import dev.crmport.core.onboarding.KeyCheck;
import dev.crmport.core.onboarding.KeyOnboarding;
import dev.crmport.core.onboarding.KeyProblem;
import dev.crmport.core.onboarding.KeyPurpose;
import dev.crmport.core.onboarding.ReplaceResult;
import dev.crmport.core.redact.Redactor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key is kept once the CRM has answered for it, in the lane that it counts in. */
final class KeyOnboardingTest {
  private static final ClientId ACME = new ClientId("acme");
  private static final ApplicationName APPLICATION = new ApplicationName("acmeCrmProduct");
  private static final Map<String, Object> REAL = Map.of("databaseName", "Riverbend");
  private static final int OLD = 0x1abcd;
  private static final int NEW = 0x2abcd;

  private final InMemoryCredentialStore store = new InMemoryCredentialStore();
  private final Redactor redactor = Redactor.create();
  private FakeCrm crm =
      FakeCrm.builder()
          .acceptKey(TestKeys.numbered(OLD), Set.of(1), REAL)
          .acceptKey(TestKeys.numbered(NEW), Set.of(1), REAL)
          .build();

  @AfterEach
  void close() {
    store.close();
  }

  private KeyCheck check(String pasted) {
    return check(pasted, Optional.empty());
  }

  private KeyCheck check(String pasted, Optional<DatabaseMode> chosen) {
    return KeyOnboarding.with(crm.access())
        .redactor(redactor)
        .check(ACME, APPLICATION, pasted, chosen, store);
  }

  private CheckedKey accepted(int number) {
    return accepted(check(TestKeys.numbered(number) + "|1"));
  }

  private static CheckedKey accepted(KeyCheck check) {
    assertThat(check).isInstanceOf(KeyCheck.Accepted.class);
    return ((KeyCheck.Accepted) check).key();
  }

  private static void assertRefused(KeyProblem problem, KeyCheck check) {
    assertThat(check)
        .isInstanceOfSatisfying(
            KeyCheck.Refused.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
  }

  private int asked() {
    return crm.traffic().requests().size();
  }

  private void keep(String client, int number) {
    try (Credential credential = Fixtures.aCredentialOf(client, number)) {
      store.add(credential);
    }
  }

  private Credential stored() {
    return store.find(ACME).orElseThrow();
  }

  private void suspend(ClientId client) {
    try (Credential active = store.find(client).orElseThrow()) {
      assertThat(store.setState(active, KeyState.SUSPENDED)).isPresent();
    }
  }

  @Test
  void whatTheCrmTakesIsKeptWithItsOwnReference() {
    try (CheckedKey key = accepted(OLD)) {
      assertThat(key.profile().databaseName()).contains("Riverbend");
      assertThat(store.list()).as("nothing is kept before").isEmpty();
      assertThat(key.addTo(store)).isInstanceOf(AddResult.Added.class);
      assertThat(store.list()).containsExactly(key.summary());
      assertThat(key.summary().reference().crmReference()).contains("r001");
      assertThat(key.summary().application()).isEqualTo(APPLICATION);
    }
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void theRedactorKnowsAKeyBeforeItIsSent() {
    check(TestKeys.numbered(7) + "|1").close();
    assertThat(redactor.redact(TestKeys.numbered(7))).isEqualTo("[key ...0007]");
  }

  @ParameterizedTest
  @CsvSource({
    "'',NOTHING",
    "a password,OTHER_SHAPE",
    "my key: 7e577e57-0000-4000-8000-00000000c9d6|1,MORE_AROUND",
    "7e577e57-0000-4000-8000-00000000c9d6|3,OTHER_MODE",
    "7e577e57-0000-4000- 8000-00000000c9d6|1,BROKEN_UP",
    "7e577e57-0000-4000-8000-00000000c9d6 7e577e57-0000-4000-8000-00000000c9d7,TWO_KEYS",
    "Basic YWNtZTo3ZTU3N2U1Ny0=,HEADER"
  })
  void whatIsNoKeyIsTold(String pasted, KeyProblem problem) {
    assertRefused(problem, check(pasted));
    assertThat(asked()).isZero();
  }

  @Test
  void aModeThatWasChosenOtherwiseIsTold() {
    assertRefused(
        KeyProblem.TWO_MODES,
        check(TestKeys.numbered(OLD) + "|1", Optional.of(DatabaseMode.MY_VOTERS)));
    assertThat(asked()).isZero();
  }

  @Test
  void aKeyThatTheCrmDoesNotKnowIsTold() {
    assertRefused(KeyProblem.REFUSED, check(TestKeys.numbered(99) + "|1"));
    assertRefused(KeyProblem.REFUSED, check(TestKeys.numbered(99)));
  }

  @Test
  void aModeThatTheKeyHasNotIsToldApartFromAWrongKey() {
    assertRefused(KeyProblem.WRONG_MODE, check(TestKeys.numbered(OLD) + "|0"));
  }

  @Test
  void theModeOfAKeyThatHasOneOnlyNeedNotBeSaid() {
    try (CheckedKey key = accepted(check(TestKeys.numbered(OLD)))) {
      assertThat(key.summary().mode()).isEqualTo(DatabaseMode.MY_CAMPAIGN);
    }
    crm = FakeCrm.builder().acceptKey(TestKeys.numbered(NEW), Set.of(0)).build();
    try (CheckedKey key = accepted(check(TestKeys.numbered(NEW)))) {
      assertThat(key.summary().mode()).isEqualTo(DatabaseMode.MY_VOTERS);
    }
  }

  @Test
  void theModeOfAKeyThatHasBothHasToBeSaid() {
    crm = FakeCrm.builder().acceptKey(TestKeys.numbered(OLD), Set.of(0, 1)).build();
    assertRefused(KeyProblem.MODE_MISSING, check(TestKeys.numbered(OLD)));
    accepted(check(TestKeys.numbered(OLD), Optional.of(DatabaseMode.MY_VOTERS))).close();
  }

  @Test
  void aModeThatNobodySaysIsThatOfTheKeyBefore() {
    crm = FakeCrm.builder().acceptKey(TestKeys.numbered(NEW), Set.of(0, 1)).build();
    keep("acme", OLD);
    try (CheckedKey key = accepted(check(TestKeys.numbered(NEW)))) {
      assertThat(key.summary().mode()).isEqualTo(DatabaseMode.MY_CAMPAIGN);
    }
  }

  @Test
  void aKeyOfADemonstrationIsNotForProduction() {
    crm = FakeCrm.builder().acceptKey(TestKeys.numbered(OLD), Set.of(1)).build();
    KeyOnboarding production =
        KeyOnboarding.with(crm.access()).redactor(redactor).purpose(KeyPurpose.PRODUCTION);
    assertRefused(
        KeyProblem.SANDBOX,
        production.check(
            ACME, APPLICATION, TestKeys.numbered(OLD) + "|1", Optional.empty(), store));
    accepted(OLD).close();
  }

  @Test
  void aKeyThatIsSuspendedForAnotherClientIsNotShownToTheCrm() {
    keep("birch", OLD);
    suspend(new ClientId("birch"));
    try (KeyCheck check = check(TestKeys.numbered(OLD) + "|1")) {
      assertRefused(KeyProblem.SUSPENDED, check);
      assertThat(((KeyCheck.Refused) check).suspendedFor()).contains(new ClientId("birch"));
    }
    assertThat(asked()).isZero();
  }

  @Test
  void aKeyThatAnotherClientHasIsAskedAboutAndKeptInItsLane() {
    keep("birch", OLD);
    try (CheckedKey key = accepted(OLD)) {
      assertThat(key.sameKeyAs()).contains(new ClientId("birch"));
      key.addTo(store);
      assertThat(store.list())
          .extracting(CredentialSummary::lane)
          .containsOnly(key.summary().lane());
    }
  }

  @Test
  void whereTheCrmCannotBeAskedThatIsTold() {
    crm.failNext(call -> new Unavailable(call, "the CRM is being serviced", null));
    assertThatThrownBy(() -> check(TestKeys.numbered(OLD) + "|1")).isInstanceOf(Unavailable.class);
    assertThat(store.list()).isEmpty();
  }

  @Test
  void whoReadsTheLastFourOutIsUnderstood() {
    try (CheckedKey key = accepted(OLD)) {
      assertThat(key.endsWith("abcd")).isTrue();
      assertThat(key.endsWith(" ABCD\n")).isTrue();
      assertThat(key.endsWith("bcd")).isFalse();
      assertThat(key.endsWith("abce")).isFalse();
    }
  }

  @Test
  void aNewKeyTakesThePlaceAndTheLaneOfTheOldOne() {
    keep("acme", OLD);
    try (Credential before = stored();
        CheckedKey key = accepted(NEW);
        ApiKey next = TestKeys.key(NEW)) {
      assertThat(key.replaceIn(store))
          .isInstanceOfSatisfying(
              ReplaceResult.Replaced.class,
              replaced -> assertThat(replaced.before()).isEqualTo(before.summary()));
      try (Credential after = stored()) {
        assertThat(after.key().sameAs(next)).isTrue();
        assertThat(after.lane()).isEqualTo(before.lane());
        assertThat(after.state()).isEqualTo(KeyState.ACTIVE);
      }
    }
  }

  @Test
  void aSuspensionThatRacesARotationStopsTheOldKeyOnly() {
    keep("acme", OLD);
    try (CheckedKey key = accepted(NEW)) {
      suspend(ACME);
      assertThat(key.replaceIn(store)).isInstanceOf(ReplaceResult.Replaced.class);
      try (Credential after = stored()) {
        assertThat(after.state()).isEqualTo(KeyState.ACTIVE);
      }
    }
  }

  @Test
  void aKeyThatIsSuspendedWhileItIsCheckedComesInSuspended() {
    keep("birch", NEW);
    keep("acme", OLD);
    try (CheckedKey key = accepted(NEW)) {
      suspend(new ClientId("birch"));
      assertThat(key.replaceIn(store))
          .isInstanceOfSatisfying(
              ReplaceResult.Replaced.class,
              replaced -> assertThat(replaced.stored().state()).isEqualTo(KeyState.SUSPENDED));
    }
    assertThat(store.list()).extracting(CredentialSummary::state).containsOnly(KeyState.SUSPENDED);
  }

  @Test
  void whoeverWasFasterIsNotOverwritten() {
    keep("acme", OLD);
    try (CheckedKey key = accepted(NEW);
        Credential before = stored();
        Credential faster = before.withKey(TestKeys.key(7))) {
      assertThat(store.replace(before, faster)).isTrue();
      assertThat(key.replaceIn(store)).isEqualTo(new ReplaceResult.Overtaken(faster.summary()));
      try (Credential after = stored()) {
        assertThat(after.key().sameAs(faster.key())).isTrue();
      }
    }
  }

  @Test
  void aClientThatIsGoneGetsNoKeyByRotation() {
    keep("acme", OLD);
    try (CheckedKey key = accepted(NEW)) {
      store.remove(ACME);
      assertThat(key.replaceIn(store)).isEqualTo(new ReplaceResult.NothingStored());
    }
    assertThat(store.list()).isEmpty();
  }

  @Test
  void aClientThatHadNoKeyWhenItWasCheckedIsNotOverwritten() {
    try (CheckedKey key = accepted(NEW)) {
      keep("acme", OLD);
      assertThat(key.replaceIn(store)).isInstanceOf(ReplaceResult.Overtaken.class);
      assertThat(key.addTo(store)).isInstanceOf(AddResult.AlreadyStored.class);
    }
  }

  @Test
  void theSameKeyAgainIsKnown() {
    keep("acme", OLD);
    try (CheckedKey same = accepted(OLD);
        CheckedKey other = accepted(NEW)) {
      assertThat(same.isStoredAlready()).isTrue();
      assertThat(other.isStoredAlready()).isFalse();
    }
  }

  @Test
  void nothingThatItPrintsHoldsTheKey() {
    try (CheckedKey key = accepted(OLD)) {
      assertThat(key.toString() + new KeyCheck.Accepted(key))
          .doesNotContainIgnoringCase(TestKeys.PREFIX)
          .contains("abcd");
    }
  }
}
