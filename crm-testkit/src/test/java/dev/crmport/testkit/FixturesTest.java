package dev.crmport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.people.MatchCombination;
import dev.crmport.core.people.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FixturesTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 0xffff, 0x10000, Integer.MAX_VALUE})
  void everyTestKeyHasTheDocumentedShape(int number) {
    assertThat(TestKeys.numbered(number))
        .startsWith("7e577e57-")
        .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .endsWith(Integer.toHexString(number));
  }

  @Test
  void twoNumbersGiveTwoKeys() {
    try (ApiKey one = TestKeys.key(1);
        ApiKey again = TestKeys.key(1);
        ApiKey two = TestKeys.key(2)) {
      assertThat(one.sameAs(again)).isTrue();
      assertThat(one.sameAs(two)).isFalse();
    }
  }

  @Test
  void aNegativeNumberIsRefused() {
    assertThatThrownBy(() -> TestKeys.numbered(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPersonMeetsEveryWayToMatch() {
    Person whole = Fixtures.aPerson().build();
    assertThat(MatchCombination.metBy(whole)).contains(MatchCombination.EMAIL);
    assertThat(metWithout(whole, "emails")).isEqualTo(MatchCombination.PHONE);
    assertThat(metWithout(whole, "emails", "phones")).isEqualTo(MatchCombination.NAME_ZIP_BIRTH);
    assertThat(metWithout(whole, "emails", "phones", "dateOfBirth"))
        .isEqualTo(MatchCombination.NAME_STREET_ZIP);
  }

  private static MatchCombination metWithout(Person person, String... members) {
    Person rest = person;
    for (String member : members) {
      rest = new Person(rest.members().with(member, null));
    }
    return MatchCombination.metBy(rest).orElseThrow();
  }

  @Test
  void aPersonBelowTheMinimumMeetsNone() {
    assertThat(MatchCombination.metBy(Fixtures.aPersonBelowTheMinimum().build())).isEmpty();
  }

  @Test
  void whatATestSetsReplacesTheDefault() {
    Person person = Fixtures.aPerson().firstName("Ida").build();
    assertThat(person.firstName()).contains("Ida");
    assertThat(person.lastName()).contains("Quill");
  }

  @Test
  void aCredentialIsActiveAndPrintsNoKey() {
    try (Credential credential = Fixtures.aCredential()) {
      assertThat(credential.state()).isEqualTo(KeyState.ACTIVE);
      assertThat(credential.toString()).contains("c9d6").doesNotContain(TestKeys.PREFIX);
    }
  }
}
