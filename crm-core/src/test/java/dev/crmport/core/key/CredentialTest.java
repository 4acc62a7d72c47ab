package dev.crmport.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CredentialTest {
  private static final String GUID = "7e577e57-0000-4000-8000-00000000c9d6";

  private static Credential acme() {
    return Credential.of(
        new ClientId("acme"),
        new ApplicationName("testApp"),
        ApiKey.of(GUID),
        DatabaseMode.MY_CAMPAIGN);
  }

  @Test
  void closingACopyLeavesTheOriginalUsable() {
    try (Credential credential = acme()) {
      credential.copy().close();
      assertThat(credential.key().lastFour()).isEqualTo("c9d6");
      assertThat(credential.sameAs(credential.copy())).isTrue();
    }
  }

  @Test
  void rotationKeepsTheLaneAndForgetsTheOldReference() {
    try (Credential old = acme();
        Credential introspected = old.withCrmReference("a1b2");
        Credential next = introspected.withKey(ApiKey.of("7e577e57-0000-4000-8000-000000000ae7"))) {
      assertThat(next.lane()).isEqualTo(old.lane());
      assertThat(next.reference()).hasToString("...0ae7");
      assertThat(next.sameAs(old)).isFalse();
    }
  }

  @Test
  void aNewKeyIsActiveWhateverBecameOfTheOldOne() {
    for (KeyState state : KeyState.values()) {
      try (Credential old = acme();
          Credential stopped = old.withState(state);
          Credential next = stopped.withKey(ApiKey.of("7e577e57-0000-4000-8000-000000000ae7"))) {
        assertThat(next.state()).isEqualTo(KeyState.ACTIVE);
      }
    }
  }

  @Test
  void everyChangeMakesAnotherCredential() {
    try (Credential credential = acme()) {
      try (Credential suspended = credential.withState(KeyState.SUSPENDED);
          Credential elsewhere = credential.withLane(new Lane("another"))) {
        assertThat(suspended.sameAs(credential)).isFalse();
        assertThat(elsewhere.sameAs(credential)).isFalse();
        assertThat(credential.state()).isEqualTo(KeyState.ACTIVE);
      }
    }
  }

  @Test
  void printingShowsNoKey() {
    try (Credential credential = acme()) {
      assertThat(credential.toString()).contains("acme", "...c9d6").doesNotContain("7e577e57");
    }
  }

  @Test
  void aSummaryOfAnotherKeyIsRefused() {
    try (Credential credential = acme();
        ApiKey other = ApiKey.of("7e577e57-0000-4000-8000-000000000ae7")) {
      CredentialSummary summary = credential.summary();
      assertThatThrownBy(() -> Credential.of(summary, other))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
