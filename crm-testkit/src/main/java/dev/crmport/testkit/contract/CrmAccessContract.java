package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.call.CrmAccess;
import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.introspection.KeyProfile;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.KeyState;
import dev.crmport.testkit.Fixtures;
import dev.crmport.testkit.TestKeys;
import dev.crmport.testkit.TrafficRecord;
import org.junit.jupiter.api.Test;

/** What every {@link CrmAccess} promises. */
public interface CrmAccessContract {
  /** The number of the key that the CRM accepts, in mode 1 alone. */
  int ACCEPTED = 0xacce;

  /** A key that the CRM does not know. */
  int UNKNOWN = 0x0bad;

  /** Access to a CRM that accepts {@link #ACCEPTED}, in mode 1. Called once in each test. */
  CrmAccess access();

  /** What that CRM saw. */
  TrafficRecord traffic();

  private static KeyProfile profile(CrmAccess access, Credential credential) {
    return access.with(credential, crm -> crm.call(Introspection.keyProfile()));
  }

  @Test
  default void aKeyThatIsStoredNowhereIsUsed() {
    try (Credential credential = Fixtures.aCredentialOf("acme", ACCEPTED)) {
      assertThat(profile(access(), credential).hasMyCampaign()).contains(true);
      assertThat(traffic().requests())
          .singleElement()
          .matches(request -> request.keyLastFour().equals(credential.reference().lastFour()));
    }
  }

  @Test
  default void aKeyThatTheCrmDoesNotKnowIsRefusedByIt() {
    try (Credential credential = Fixtures.aCredentialOf("acme", UNKNOWN)) {
      CrmAccess access = access();
      assertThatThrownBy(() -> profile(access, credential))
          .isInstanceOfSatisfying(
              KeyRefused.class,
              refused -> assertThat(refused.reason()).isEqualTo(KeyRefused.Reason.REFUSED_BY_CRM))
          .hasMessageNotContaining(TestKeys.PREFIX);
    }
  }

  @Test
  default void theModeIsThatOfTheCredential() {
    try (Credential credential = Fixtures.aCredentialOf("acme", ACCEPTED);
        Credential otherMode = credential.withMode(DatabaseMode.MY_VOTERS)) {
      CrmAccess access = access();
      assertThatThrownBy(() -> profile(access, otherMode)).isInstanceOf(KeyRefused.class);
    }
  }

  @Test
  default void aRefusalOfOneKeyDoesNotStandInTheWayOfAnother() {
    try (Credential wrong = Fixtures.aCredentialOf("acme", UNKNOWN);
        Credential right = Fixtures.aCredentialOf("acme", ACCEPTED)) {
      CrmAccess access = access();
      assertThatThrownBy(() -> profile(access, wrong)).isInstanceOf(KeyRefused.class);
      assertThat(profile(access, right).hasMyCampaign()).contains(true);
    }
  }

  @Test
  default void aSuspendedCredentialSendsNothing() {
    try (Credential credential = Fixtures.aCredentialOf("acme", ACCEPTED);
        Credential suspended = credential.withState(KeyState.SUSPENDED)) {
      CrmAccess access = access();
      assertThatThrownBy(() -> profile(access, suspended)).isInstanceOf(KeyRefused.class);
      assertThat(traffic().requests()).isEmpty();
    }
  }

  @Test
  default void theCredentialStaysItsOwners() {
    try (Credential credential = Fixtures.aCredentialOf("acme", ACCEPTED);
        Credential same = credential.copy()) {
      profile(access(), credential);
      assertThat(credential.sameAs(same)).as("the key is whole").isTrue();
    }
  }

  @Test
  default void whatTheUseThrowsIsThrown() {
    try (Credential credential = Fixtures.aCredentialOf("acme", ACCEPTED)) {
      CrmAccess access = access();
      IllegalStateException own = new IllegalStateException("of the caller");
      assertThatThrownBy(
              () ->
                  access.with(
                      credential,
                      crm -> {
                        throw own;
                      }))
          .isSameAs(own);
    }
  }

  @Test
  default void manyThreadsUseItAtOnce() throws Exception {
    CrmAccess access = access();
    long taken =
        CredentialTrials.atOnce(
            4,
            thread -> {
              try (Credential credential = Fixtures.aCredentialOf("acme" + thread, ACCEPTED)) {
                return profile(access, credential).hasMyCampaign().orElse(false);
              }
            });
    assertThat(taken).isEqualTo(4);
  }
}
