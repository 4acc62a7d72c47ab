package dev.crmport.testkit.contract;

import static dev.crmport.testkit.Fixtures.aCredential;
import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.key.AddResult;
import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.KeyState;
import dev.crmport.testkit.TestKeys;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link CredentialStore} promises. */
public interface CredentialStoreContract extends SuspendableSourceContract {
  /** A store that is new and empty. Called once in each test. */
  CredentialStore emptyStore();

  /** A second store on the data of the one that {@link #emptyStore} made, as if after a restart. */
  CredentialStore reopened();

  @Override
  default CredentialStore sourceHolding(Credential... credentials) {
    CredentialStore store = emptyStore();
    for (Credential credential : credentials) {
      assertThat(store.add(credential)).isInstanceOf(AddResult.Added.class);
    }
    return store;
  }

  @Test
  default void anEmptyStoreListsNobody() {
    assertThat(emptyStore().list()).isEmpty();
  }

  @Test
  default void addingTellsWhatWasStored() {
    try (Credential given = aCredential()) {
      assertThat(emptyStore().add(given))
          .isEqualTo(new AddResult.Added(given.summary(), Optional.empty()));
    }
  }

  @Test
  default void whatWasAddedIsThereAfterReopening() {
    try (Credential given = aCredential()) {
      emptyStore().add(given);
      try (Credential found = CredentialTrials.found(reopened(), given.client())) {
        assertThat(found.sameAs(given)).as("the whole credential is the same").isTrue();
      }
      assertThat(reopened().list()).containsExactly(given.summary());
    }
  }

  @Test
  default void addingASecondCredentialForAClientChangesNothing() {
    try (Credential first = aCredentialOf("acme", 1);
        Credential second = aCredentialOf("acme", 2)) {
      CredentialStore store = emptyStore();
      store.add(first);
      assertThat(store.add(second)).isEqualTo(new AddResult.AlreadyStored(first.summary()));
      try (Credential found = CredentialTrials.found(store, first.client())) {
        assertThat(found.sameAs(first)).as("the first one is still there").isTrue();
      }
    }
  }

  @Test
  default void theSameKeyOfAnotherClientSharesItsLane() {
    try (Credential first = aCredentialOf("acme", 7);
        Credential second = aCredentialOf("birch", 7)) {
      CredentialStore store = emptyStore();
      store.add(first);
      CredentialTrials.assertSharedLane(store.add(second), first);
      try (Credential found = CredentialTrials.found(reopened(), second.client())) {
        assertThat(found.lane()).isEqualTo(first.lane());
      }
    }
  }

  @Test
  default void theSameKeyInAnotherModeSharesItsLane() {
    try (Credential first = aCredentialOf("acme", 7);
        Credential second =
            Credential.of(
                new ClientId("birch"),
                first.application(),
                TestKeys.key(7),
                DatabaseMode.MY_VOTERS)) {
      CredentialStore store = emptyStore();
      store.add(first);
      CredentialTrials.assertSharedLane(store.add(second), first);
    }
  }

  @Test
  default void theSameKeyInAnotherLetterCaseSharesItsLane() {
    String upperCase = TestKeys.numbered(0xabcd).toUpperCase(Locale.ROOT);
    try (Credential first = aCredentialOf("acme", 0xabcd);
        Credential second =
            Credential.of(
                new ClientId("birch"), first.application(), ApiKey.of(upperCase), first.mode())) {
      CredentialStore store = emptyStore();
      store.add(first);
      CredentialTrials.assertSharedLane(store.add(second), first);
    }
  }

  @Test
  default void differentKeysHaveLanesOfTheirOwn() {
    // Their last four characters agree, so only the whole key can tell them apart.
    try (Credential first = aCredentialOf("acme", 0x1abcd);
        Credential second = aCredentialOf("birch", 0x2abcd)) {
      CredentialStore store = emptyStore();
      store.add(first);
      assertThat(store.add(second))
          .isEqualTo(new AddResult.Added(second.summary(), Optional.empty()));
    }
  }

  @Test
  default void allClientsWithAKeyHoldItAndNoOther() {
    // All their last four characters agree, so only the whole key can tell them apart.
    try (Credential first = aCredentialOf("birch", 0x1abcd);
        Credential second = aCredentialOf("acme", 0x1abcd);
        Credential third = aCredentialOf("cedar", 0x2abcd)) {
      assertThat(sourceHolding(first, second, third).holdersOf(first.key()))
          .extracting(CredentialSummary::client)
          .containsExactly(second.client(), first.client());
    }
  }

  @Test
  default void theLaneOfAKeyIsThatOfTheClientThatHasIt() {
    try (Credential first = aCredentialOf("acme", 1);
        Credential second = aCredentialOf("birch", 2);
        Credential retired = second.withState(KeyState.RETIRED)) {
      CredentialStore store = emptyStore();
      store.add(first);
      store.add(retired);
      assertThat(store.laneOf(first.key())).contains(first.lane());
      assertThat(store.laneOf(second.key())).as("of a retired key").contains(second.lane());
      store.remove(second.client());
      assertThat(store.laneOf(second.key())).as("of a removed key").isEmpty();
    }
  }

  @Test
  default void replacingWhatWasSeenPutsTheNextInItsPlace() {
    try (Credential first = aCredentialOf("acme", 1);
        Credential next = first.withKey(TestKeys.key(2))) {
      CredentialStore store = emptyStore();
      store.add(first);
      assertThat(store.replace(first, next)).isTrue();
      try (Credential found = CredentialTrials.found(reopened(), next.client())) {
        assertThat(found.sameAs(next)).as("the next one is stored").isTrue();
        assertThat(found.lane()).as("a rotation keeps the lane").isEqualTo(first.lane());
      }
    }
  }

  @Test
  default void aNewKeyThatAnotherClientHasTakesItsLane() {
    try (Credential first = aCredentialOf("acme", 1);
        Credential other = aCredentialOf("birch", 2);
        Credential next = first.withKey(TestKeys.key(2))) {
      CredentialStore store = sourceHolding(first, other);
      assertThat(store.replace(first, next)).isTrue();
      try (Credential found = CredentialTrials.found(reopened(), next.client())) {
        assertThat(found.key().sameAs(next.key())).as("the next key is stored").isTrue();
        assertThat(found.lane()).as("the CRM counts per key").isEqualTo(other.lane());
      }
    }
  }

  @Test
  default void replacingWhatIsNoLongerThereChangesNothing() {
    try (Credential first = aCredentialOf("acme", 1);
        Credential second = first.withKey(TestKeys.key(2));
        Credential late = first.withKey(TestKeys.key(3))) {
      CredentialStore store = emptyStore();
      store.add(first);
      assertThat(store.replace(first, second)).isTrue();
      assertThat(store.replace(first, late)).isFalse();
      try (Credential found = CredentialTrials.found(store, first.client())) {
        assertThat(found.sameAs(second)).as("the faster one is still there").isTrue();
      }
    }
  }

  @Test
  default void aChangedStateIsNoLongerWhatWasSeen() {
    try (Credential active = aCredential();
        Credential suspended = active.withState(KeyState.SUSPENDED);
        Credential retired = active.withState(KeyState.RETIRED)) {
      CredentialStore store = emptyStore();
      store.add(active);
      assertThat(store.replace(active, suspended)).isTrue();
      assertThat(store.replace(active, retired)).isFalse();
      assertThat(store.list())
          .extracting(CredentialSummary::state)
          .containsExactly(suspended.state());
    }
  }

  @Test
  default void replacingAClientThatIsNotThereAddsNobody() {
    try (Credential first = aCredential();
        Credential next = first.withState(KeyState.SUSPENDED)) {
      CredentialStore store = emptyStore();
      assertThat(store.replace(first, next)).isFalse();
      assertThat(store.list()).isEmpty();
    }
  }

  @Test
  default void replacingOneClientByAnotherIsRefused() {
    try (Credential acme = aCredentialOf("acme", 1);
        Credential birch = aCredentialOf("birch", 2)) {
      CredentialStore store = emptyStore();
      store.add(acme);
      assertThatThrownBy(() -> store.replace(acme, birch))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(store.list()).containsExactly(acme.summary());
    }
  }

  @Test
  default void ofEightThreadsThatReplaceTheSameOneWins() throws Exception {
    try (Credential first = aCredentialOf("acme", 1)) {
      CredentialStore store = emptyStore();
      store.add(first);
      long won =
          CredentialTrials.atOnce(
              8,
              thread -> {
                try (Credential next = first.withKey(TestKeys.key(100 + thread))) {
                  return store.replace(first, next);
                }
              });
      assertThat(won).as("threads that were told that they replaced it").isEqualTo(1);
    }
  }

  @Test
  default void ofEightThreadsThatAddTheSameClientOneWins() throws Exception {
    CredentialStore store = emptyStore();
    long won =
        CredentialTrials.atOnce(
            8,
            thread -> {
              try (Credential mine = aCredentialOf("acme", 100 + thread)) {
                return store.add(mine) instanceof AddResult.Added;
              }
            });
    assertThat(won).as("threads that were told that they added it").isEqualTo(1);
    assertThat(store.list()).hasSize(1);
  }

  @Test
  default void eightThreadsThatAddClientsLoseNone() throws Exception {
    CredentialStore store = emptyStore();
    long added =
        CredentialTrials.atOnce(
            8,
            thread -> {
              try (Credential mine = aCredentialOf("client" + thread, 100 + thread)) {
                return store.add(mine) instanceof AddResult.Added;
              }
            });
    assertThat(added).isEqualTo(8);
    assertThat(reopened().list()).hasSize(8);
  }

  @Test
  default void whatWasRemovedIsGoneAfterReopening() {
    try (Credential acme = aCredentialOf("acme", 1);
        Credential birch = aCredentialOf("birch", 2)) {
      CredentialStore store = emptyStore();
      store.add(acme);
      store.add(birch);
      assertThat(store.remove(acme.client())).isTrue();
      assertThat(store.find(acme.client())).isEmpty();
      assertThat(reopened().list()).containsExactly(birch.summary());
    }
  }

  @Test
  default void removingAnUnknownClientTellsSo() {
    assertThat(emptyStore().remove(new ClientId("nobody"))).isFalse();
  }

  @Test
  default void whatWasHandedInStaysTheCallersToClose() {
    try (Credential first = aCredentialOf("acme", 1);
        Credential next = first.withKey(TestKeys.key(2))) {
      CredentialStore store = emptyStore();
      store.add(first);
      store.replace(first, next);
      store.remove(next.client());
      assertThat(first.key().sameAs(next.key())).as("both keys are still open").isFalse();
    }
  }
}
