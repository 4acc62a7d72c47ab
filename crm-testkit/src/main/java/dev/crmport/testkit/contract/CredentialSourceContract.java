package dev.crmport.testkit.contract;

import static dev.crmport.testkit.Fixtures.aCredential;
import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.KeyState;
import dev.crmport.testkit.TestKeys;
import org.junit.jupiter.api.Test;

/** What every {@link CredentialSource} promises. */
public interface CredentialSourceContract {
  /**
   * A source that holds these, of different clients, and nobody else.
   *
   * @param credentials closed when the test ends; the source keeps copies
   */
  CredentialSource sourceHolding(Credential... credentials);

  /** Whether the source can hold more than one client. */
  default boolean holdsMany() {
    return true;
  }

  /** Whether it keeps lane, state and the CRM's reference; false for one that has only the key. */
  default boolean keepsTheSummary() {
    return true;
  }

  @Test
  default void whatItHoldsIsFound() {
    try (Credential given = aCredential();
        Credential found = CredentialTrials.found(sourceHolding(given), given.client())) {
      assertThat(found.client()).isEqualTo(given.client());
      assertThat(found.application()).isEqualTo(given.application());
      assertThat(found.mode()).isEqualTo(given.mode());
      assertThat(found.key().sameAs(given.key())).as("the key is the same").isTrue();
    }
  }

  @Test
  default void everyPartOfACredentialIsKept() {
    assumeTrue(keepsTheSummary());
    try (Credential plain = aCredential();
        Credential named = plain.withCrmReference("r001");
        Credential given = named.withState(KeyState.SUSPENDED);
        Credential found = CredentialTrials.found(sourceHolding(given), given.client())) {
      assertThat(found.summary()).isEqualTo(given.summary());
      assertThat(found.sameAs(given)).as("the whole credential is the same").isTrue();
    }
  }

  @Test
  default void anUnknownClientIsNotFound() {
    try (Credential given = aCredential()) {
      assertThat(sourceHolding(given).find(new ClientId("nobody"))).isEmpty();
    }
  }

  @Test
  default void closingWhatWasFoundHarmsNoLaterFind() {
    try (Credential given = aCredential()) {
      CredentialSource source = sourceHolding(given);
      CredentialTrials.found(source, given.client()).close();
      try (Credential again = CredentialTrials.found(source, given.client())) {
        assertThat(again.key().sameAs(given.key())).as("the key is whole").isTrue();
      }
    }
  }

  @Test
  default void eachFindGivesACopyOfItsOwn() {
    try (Credential given = aCredential()) {
      CredentialSource source = sourceHolding(given);
      try (Credential one = CredentialTrials.found(source, given.client())) {
        CredentialTrials.found(source, given.client()).close();
        assertThat(one.key().sameAs(given.key())).as("the first copy is whole").isTrue();
      }
    }
  }

  @Test
  default void theSourceKeepsItsOwnCopy() {
    CredentialSource source;
    try (Credential given = aCredential()) {
      source = sourceHolding(given);
    }
    try (Credential expected = aCredential();
        Credential found = CredentialTrials.found(source, expected.client())) {
      assertThat(found.key().sameAs(expected.key())).as("the key is whole").isTrue();
    }
  }

  @Test
  default void clientsAreListedInTheOrderOfTheirIds() {
    assumeTrue(holdsMany());
    try (Credential m = aCredentialOf("midland", 1);
        Credential a = aCredentialOf("alder", 2);
        Credential z = aCredentialOf("zephyr", 3)) {
      assertThat(sourceHolding(m, z, a).list())
          .extracting(CredentialSummary::client)
          .containsExactly(a.client(), m.client(), z.client());
    }
  }

  @Test
  default void whatIsListedIsWhatIsFound() {
    try (Credential given = aCredential()) {
      CredentialSource source = sourceHolding(given);
      try (Credential found = CredentialTrials.found(source, given.client())) {
        assertThat(source.list()).containsExactly(found.summary());
      }
    }
  }

  @Test
  default void aKeyThatItHoldsIsPacedInTheLaneOfItsClient() {
    try (Credential given = aCredential();
        ApiKey same = given.key().copy()) {
      CredentialSource source = sourceHolding(given);
      try (Credential found = CredentialTrials.found(source, given.client())) {
        assertThat(source.laneOf(same)).contains(found.lane());
      }
    }
  }

  @Test
  default void aKeyThatItDoesNotHoldHasNoLaneYet() {
    // Their last four characters agree, so only the whole key can tell them apart.
    try (Credential given = aCredentialOf("acme", 0x1abcd);
        ApiKey other = TestKeys.key(0x2abcd)) {
      assertThat(sourceHolding(given).laneOf(other)).isEmpty();
    }
  }

  @Test
  default void askingForALaneHarmsNeitherTheKeyNorALaterFind() {
    try (Credential given = aCredential();
        ApiKey same = given.key().copy()) {
      CredentialSource source = sourceHolding(given);
      assertThat(source.laneOf(same)).isEqualTo(source.laneOf(same));
      try (Credential found = CredentialTrials.found(source, given.client())) {
        assertThat(found.key().sameAs(same)).as("both keys are whole").isTrue();
      }
    }
  }

  @Test
  default void nothingThatItPrintsHoldsTheKey() {
    try (Credential given = aCredential()) {
      CredentialSource source = sourceHolding(given);
      try (Credential found = CredentialTrials.found(source, given.client())) {
        for (Object printed : new Object[] {source, source.list(), found, found.key()}) {
          assertThat(printed.toString())
              .doesNotContainIgnoringCase(TestKeys.PREFIX)
              .doesNotContainIgnoringCase(TestKeys.PREFIX.replace("-", ""));
        }
      }
    }
  }

  @Test
  default void manyThreadsFindWholeKeys() throws Exception {
    try (Credential given = aCredential()) {
      CredentialSource source = sourceHolding(given);
      long whole =
          CredentialTrials.atOnce(
              8,
              thread -> {
                boolean same = true;
                for (int i = 0; i < 25; i++) {
                  try (Credential found = CredentialTrials.found(source, given.client())) {
                    same &= found.key().sameAs(given.key()) && source.list().size() == 1;
                  }
                }
                return same;
              });
      assertThat(whole).as("threads that found whole keys only").isEqualTo(8);
    }
  }
}
