package dev.crmport.testkit;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static dev.crmport.testkit.MeddledStore.ACME;
import static dev.crmport.testkit.MeddledStore.ENDS_ALIKE;
import static dev.crmport.testkit.MeddledStore.EXPOSED;
import static dev.crmport.testkit.MeddledStore.NEXT;
import static dev.crmport.testkit.MeddledStore.inOtherMode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.exposure.StateChange;
import dev.crmport.core.exposure.Suspensions;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.StoreUnusable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key is suspended wherever it is stored, and nothing else is. */
final class SuspensionsTest {
  private final MeddledStore source = new MeddledStore();

  @AfterEach
  void close() {
    source.close();
  }

  private Suspensions suspensions() {
    return Suspensions.in(source);
  }

  @Test
  void allClientsWithThisVeryKeyAreSuspendedAndResumedTogether() {
    source.add(aCredentialOf("acme", EXPOSED));
    source.add(inOtherMode("birch"));
    source.add(aCredentialOf("cedar", ENDS_ALIKE));

    StateChange change = suspensions().suspend(new ClientId("birch")).orElseThrow();

    assertThat(change.clients())
        .extracting(c -> c.client().value())
        .containsExactly("acme", "birch");
    assertThat(change.changed()).isTrue();
    assertThat(source.states())
        .containsEntry("acme", KeyState.SUSPENDED)
        .containsEntry("birch", KeyState.SUSPENDED)
        .containsEntry("cedar", KeyState.ACTIVE);
    assertThat(suspensions().suspend(ACME).orElseThrow().changed()).as("again").isFalse();

    assertThat(suspensions().resume(ACME).orElseThrow().changed()).isTrue();
    assertThat(source.states().values()).containsOnly(KeyState.ACTIVE);
    assertThat(suspensions().resume(ACME).orElseThrow().changed()).as("again").isFalse();
  }

  @Test
  void aRetiredKeyStaysRetired() {
    source.add(aCredentialOf("acme", EXPOSED));
    source.become(ACME, active -> active.withState(KeyState.RETIRED));

    assertThat(suspensions().suspend(ACME).orElseThrow().changed()).isFalse();
    assertThat(suspensions().resume(ACME).orElseThrow().changed()).isFalse();
    assertThat(source.states()).containsEntry("acme", KeyState.RETIRED);
  }

  @Test
  void aClientThatIsNotThereIsSaidToBeMissing() {
    assertThat(suspensions().suspend(ACME)).isEmpty();
    assertThat(suspensions().resume(ACME)).isEmpty();
  }

  @Test
  void aChangeThatIsFasterIsNotLostAndTheKeyIsSuspendedAllTheSame() {
    source.add(aCredentialOf("acme", EXPOSED));
    source.beforeNext(() -> source.become(ACME, old -> old.withCrmReference("r001")));

    suspensions().suspend(ACME);

    CredentialSummary stored = source.list().getFirst();
    assertThat(stored.state()).isEqualTo(KeyState.SUSPENDED);
    assertThat(stored.reference().crmReference()).contains("r001");
  }

  @Test
  void aClientThatIsAddedMeanwhileWithTheSameKeyIsSuspendedToo() {
    source.add(aCredentialOf("birch", EXPOSED));
    source.beforeNext(() -> source.add(aCredentialOf("acme", EXPOSED)));

    suspensions().suspend(new ClientId("birch"));

    assertThat(source.states().values()).hasSize(2).containsOnly(KeyState.SUSPENDED);
  }

  @Test
  void othersThatAreFasterForEverEndInAFailure() {
    source.add(aCredentialOf("acme", EXPOSED));
    for (int i = 0; i < 200; i++) {
      String reference = "r" + i;
      source.beforeNext(() -> source.become(ACME, old -> old.withCrmReference(reference)));
    }
    assertThatThrownBy(() -> suspensions().suspend(ACME))
        .isInstanceOf(StoreUnusable.class)
        .hasMessageContaining("try again");
  }

  @Test
  void aNewKeyLiftsASuspension() {
    source.add(aCredentialOf("acme", EXPOSED));
    suspensions().suspend(ACME);
    source.become(ACME, old -> old.withKey(TestKeys.key(NEXT)));
    assertThat(source.states()).containsEntry("acme", KeyState.ACTIVE);
  }
}
