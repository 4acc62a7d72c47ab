package dev.crmport.testkit.contract;

import static dev.crmport.testkit.Fixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.failure.ApiError;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.failure.NotPermitted;
import dev.crmport.core.failure.OutcomeUnknown;
import dev.crmport.core.failure.RequestRejected;
import dev.crmport.core.failure.Throttled;
import dev.crmport.core.failure.Unavailable;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.people.People;
import dev.crmport.core.people.Person;
import dev.crmport.core.people.VanId;
import dev.crmport.testkit.TestKeys;
import dev.crmport.testkit.contract.SceneSetup.KeyCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each cause of failure has its type, and no failure shows the key. */
interface FailurePromises extends CrmStage {
  /** More than any retry budget allows. */
  int WITHOUT_END = 50;

  @ParameterizedTest
  @EnumSource(names = {"UNKNOWN_TO_THE_CRM", "FOR_THE_OTHER_MODE"})
  default void aKeyThatTheCrmDoesNotTakeIsRefused(KeyCase key) {
    try (CrmScene scene = scene(SceneSetup.with(key))) {
      KeyRefused refused =
          CrmTrials.failure(KeyRefused.class, () -> scene.crm().call(Introspection.keyProfile()));
      assertThat(refused.reason()).isEqualTo(KeyRefused.Reason.REFUSED_BY_CRM);
      assertThat(refused.status()).hasValue(401);
    }
  }

  @ParameterizedTest
  @CsvSource({"MISSING,MISSING", "SUSPENDED,SUSPENDED", "RETIRED,RETIRED"})
  default void aKeyThatMayNotBeUsedNeverLeaves(KeyCase key, KeyRefused.Reason reason) {
    try (CrmScene scene = scene(SceneSetup.with(key))) {
      KeyRefused refused =
          CrmTrials.failure(KeyRefused.class, () -> scene.crm().call(Introspection.keyProfile()));
      assertThat(refused.reason()).isEqualTo(reason);
      assertThat(refused.status()).isEmpty();
      assertThat(scene.requestsSeen()).isZero();
    }
  }

  @Test
  default void anActionThatTheKeyMayNotDoIsNotPermitted() {
    try (CrmScene scene = scene(SceneSetup.refusing("createPerson"))) {
      NotPermitted refused =
          CrmTrials.failure(
              NotPermitted.class, () -> scene.crm().call(People.create(aPerson().build())));
      assertThat(refused.status()).hasValue(403);
      assertThat(refused.errors()).isNotEmpty();
      assertThat(scene.peopleStored()).isZero();
    }
  }

  @Test
  default void aRefusedActionLeavesTheOthersAlone() {
    try (CrmScene scene = scene(SceneSetup.refusing("createPerson"))) {
      CrmTrials.failure(
          NotPermitted.class, () -> scene.crm().call(People.create(aPerson().build())));
      assertThat(scene.crm().call(People.findOrCreate(aPerson().build())).vanId()).isPresent();
    }
  }

  @Test
  default void aBadMemberIsRejectedWithItsPath() {
    try (CrmScene scene = scene()) {
      Person bad = Person.builder().lastName("Quill").email("not an address").build();
      RequestRejected rejected =
          CrmTrials.failure(
              RequestRejected.class, () -> scene.crm().call(People.findOrCreate(bad)));
      assertThat(rejected.status()).hasValue(400);
      assertThat(rejected.errors())
          .flatExtracting(ApiError::properties)
          .anySatisfy(path -> assertThat(path).startsWith("emails[0]"));
      assertThat(rejected).hasMessageContaining("emails[0]");
      assertThat(scene.requestsSeen()).as("a rejection is not tried again").isEqualTo(1);
    }
  }

  @Test
  default void updatingAnUnknownPersonIsRejectedWith404() {
    try (CrmScene scene = scene()) {
      Person changes = Person.builder().firstName("Edda").build();
      RequestRejected rejected =
          CrmTrials.failure(
              RequestRejected.class,
              () -> scene.crm().call(People.update(new VanId(999_999), changes)));
      assertThat(rejected.status()).hasValue(404);
    }
  }

  @Test
  default void tooManyRefusalsForPaceAreThrottled() {
    try (CrmScene scene = scene()) {
      scene.failNext(WITHOUT_END, 429);
      Throttled throttled =
          CrmTrials.failure(
              Throttled.class, () -> scene.crm().call(People.create(aPerson().build())));
      assertThat(throttled.status()).hasValue(429);
      assertThat(throttled.closedFor()).isPositive();
      assertThat(scene.peopleStored()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"500", "503"})
  default void aFaultOfTheCrmIsUnavailableWhereTheCallMayBeRepeated(int status) {
    try (CrmScene scene = scene()) {
      scene.failNext(WITHOUT_END, status);
      Unavailable failure =
          CrmTrials.failure(Unavailable.class, () -> scene.crm().call(People.get(new VanId(1))));
      assertThat(failure.status()).hasValue(status);
    }
  }

  @Test
  default void aFaultOfTheCrmLeavesTheOutcomeOfACreateUnknown() {
    try (CrmScene scene = scene()) {
      scene.failNext(1, 500);
      OutcomeUnknown failure =
          CrmTrials.failure(
              OutcomeUnknown.class, () -> scene.crm().call(People.create(aPerson().build())));
      assertThat(failure.sent().path()).isEqualTo("/people/create");
      assertThat(scene.requestsSeen()).as("a create is not repeated").isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"UNKNOWN_TO_THE_CRM", "SUSPENDED", "RETIRED"})
  default void aFailureNamesOperationAndKeyAndHoldsNoKey(KeyCase key) {
    try (CrmScene scene = scene(SceneSetup.with(key))) {
      assertTellsEnough(
          CrmTrials.failure(CrmException.class, () -> scene.crm().call(Introspection.keyProfile())),
          "getApiKeyProfile");
    }
  }

  @Test
  default void aRejectionNamesOperationStatusAndKey() {
    try (CrmScene scene = scene()) {
      Person bad = Person.builder().lastName("Quill").email("not an address").build();
      CrmException rejected =
          CrmTrials.failure(CrmException.class, () -> scene.crm().call(People.findOrCreate(bad)));
      assertTellsEnough(rejected, "findOrCreatePerson");
      assertThat(rejected).hasMessageContaining("400");
      assertThat(rejected.getMessage()).doesNotContain("Quill").doesNotContain("not an address");
    }
  }

  private static void assertTellsEnough(CrmException failure, String operation) {
    assertThat(failure).hasMessageContaining(operation);
    assertThat(failure.operation()).isEqualTo(operation);
    assertThat(failure.key())
        .hasValueSatisfying(
            reference -> assertThat(failure).hasMessageContaining("..." + reference.lastFour()));
    for (Throwable each = failure; each != null; each = each.getCause()) {
      assertThat(each.toString())
          .doesNotContainIgnoringCase(TestKeys.PREFIX)
          .doesNotContainIgnoringCase("Basic ");
    }
  }

  @Test
  default void anInterruptedThreadSendsNothingAndStaysInterrupted() {
    try (CrmScene scene = scene()) {
      Thread.currentThread().interrupt();
      try {
        CrmTrials.failure(CrmException.class, () -> scene.crm().call(Introspection.keyProfile()));
        assertThat(Thread.currentThread().isInterrupted()).as("the interrupt flag").isTrue();
      } finally {
        var unused = Thread.interrupted();
      }
      assertThat(scene.requestsSeen()).isZero();
    }
  }
}
