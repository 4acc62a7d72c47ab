package dev.crmport.testkit.contract;

import static dev.crmport.testkit.Fixtures.aCredential;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.SuspendableSource;
import dev.crmport.testkit.TestKeys;
import org.junit.jupiter.api.Test;

/** What every {@link SuspendableSource} promises. */
public interface SuspendableSourceContract extends CredentialSourceContract {
  @Override
  SuspendableSource sourceHolding(Credential... credentials);

  /** What the source says of its only client now. */
  private static KeyState stateOf(CredentialSource source, Credential client) {
    try (Credential found = CredentialTrials.found(source, client.client())) {
      assertThat(source.list()).extracting(CredentialSummary::state).containsExactly(found.state());
      return found.state();
    }
  }

  @Test
  default void aSuspendedKeyIsFoundAndListedAsSuspendedUntilItIsResumed() {
    try (Credential given = aCredential()) {
      SuspendableSource source = sourceHolding(given);
      try (Credential active = CredentialTrials.found(source, given.client())) {
        assertThat(source.setState(active, KeyState.SUSPENDED)).isPresent();
      }
      assertThat(stateOf(source, given)).isEqualTo(KeyState.SUSPENDED);
      try (Credential suspended = CredentialTrials.found(source, given.client())) {
        assertThat(suspended.key().sameAs(given.key())).as("the key is whole").isTrue();
        assertThat(source.setState(suspended, KeyState.ACTIVE)).isPresent();
      }
      assertThat(stateOf(source, given)).isEqualTo(KeyState.ACTIVE);
    }
  }

  @Test
  default void aStateThatAKeyHasAlreadyTellsHowFarItReaches() {
    try (Credential given = aCredential()) {
      SuspendableSource source = sourceHolding(given);
      try (Credential active = CredentialTrials.found(source, given.client())) {
        var reach = source.setState(active, KeyState.SUSPENDED);
        try (Credential suspended = CredentialTrials.found(source, given.client())) {
          assertThat(source.setState(suspended, KeyState.SUSPENDED)).isEqualTo(reach);
        }
      }
      assertThat(stateOf(source, given)).isEqualTo(KeyState.SUSPENDED);
    }
  }

  @Test
  default void theStateOfAKeyThatIsNoLongerThereChangesNothing() {
    try (Credential given = aCredential()) {
      SuspendableSource source = sourceHolding(given);
      try (Credential found = CredentialTrials.found(source, given.client());
          Credential rotatedAway = found.withKey(TestKeys.key(0xdead))) {
        assertThat(source.setState(rotatedAway, KeyState.SUSPENDED)).isEmpty();
        assertThat(stateOf(source, given)).isEqualTo(KeyState.ACTIVE);
      }
    }
  }

  @Test
  default void theStateThatWasSeenHasToBeTheOneThatIsThere() {
    try (Credential given = aCredential()) {
      SuspendableSource source = sourceHolding(given);
      try (Credential active = CredentialTrials.found(source, given.client())) {
        assertThat(source.setState(active, KeyState.SUSPENDED)).isPresent();
        assertThat(source.setState(active, KeyState.RETIRED)).isEmpty();
      }
      assertThat(stateOf(source, given)).isEqualTo(KeyState.SUSPENDED);
    }
  }
}
