package dev.crmport.testkit.contract;

import static dev.crmport.testkit.Fixtures.aPerson;
import static dev.crmport.testkit.Fixtures.aPersonBelowTheMinimum;
import static dev.crmport.testkit.Fixtures.aPersonNamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.people.People;
import dev.crmport.core.people.Person;
import dev.crmport.core.people.PersonMatch;
import dev.crmport.core.people.VanId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the operations on people come to. */
interface PeoplePromises extends CrmStage {
  @Test
  default void findOrCreateStoresFirstAndThenMatches() {
    try (CrmScene scene = scene()) {
      PersonMatch first = scene.crm().call(People.findOrCreate(aPerson().build()));
      assertThat(first).isInstanceOf(PersonMatch.Stored.class);
      PersonMatch second = scene.crm().call(People.findOrCreate(aPerson().build()));
      assertThat(second).isEqualTo(new PersonMatch.Matched(CrmTrials.idOf(first)));
      assertThat(scene.peopleStored()).isEqualTo(1);
    }
  }

  @Test
  default void findOrCreateBelowTheMinimumStoresADuplicateEachTime() {
    try (CrmScene scene = scene()) {
      Person nameOnly = aPersonBelowTheMinimum().build();
      PersonMatch first = scene.crm().call(People.findOrCreate(nameOnly));
      PersonMatch second = scene.crm().call(People.findOrCreate(nameOnly));
      assertThat(CrmTrials.idOf(second)).isNotEqualTo(CrmTrials.idOf(first));
      assertThat(scene.peopleStored()).isEqualTo(2);
    }
  }

  @Test
  default void findMatchesWhoIsStoredAndWritesNothing() {
    try (CrmScene scene = scene()) {
      PersonMatch stored = scene.crm().call(People.create(aPerson().build()));
      assertThat(scene.crm().call(People.find(aPerson().build())))
          .isEqualTo(new PersonMatch.Matched(CrmTrials.idOf(stored)));
      assertThat(scene.peopleStored()).isEqualTo(1);
    }
  }

  @Test
  default void findOfSomebodyUnknownIsUnmatchedAndWritesNothing() {
    try (CrmScene scene = scene()) {
      assertThat(scene.crm().call(People.find(aPerson().build())))
          .isEqualTo(new PersonMatch.Unmatched());
      assertThat(scene.peopleStored()).isZero();
    }
  }

  @Test
  default void findBelowTheMinimumIsUnmatched() {
    try (CrmScene scene = scene()) {
      var unused = scene.crm().call(People.create(aPerson().build()));
      assertThat(scene.crm().call(People.find(aPersonBelowTheMinimum().build())))
          .isEqualTo(new PersonMatch.Unmatched());
    }
  }

  @Test
  default void createNeverLooksForDuplicates() {
    try (CrmScene scene = scene()) {
      PersonMatch first = scene.crm().call(People.create(aPerson().build()));
      PersonMatch second = scene.crm().call(People.create(aPerson().build()));
      assertThat(first).isInstanceOf(PersonMatch.Stored.class);
      assertThat(CrmTrials.idOf(second)).isNotEqualTo(CrmTrials.idOf(first));
    }
  }

  @Test
  default void updateOverwritesWhatIsGivenAndKeepsTheRest() {
    try (CrmScene scene = scene()) {
      VanId id = CrmTrials.store(scene, aPersonNamed("Ida", "Marsh").occupation("Potter"));
      Person changes = Person.builder().firstName("Edda").build();
      assertThat(scene.crm().call(People.update(id, changes)))
          .isEqualTo(new PersonMatch.Matched(id));
      Person after = CrmTrials.read(scene, id);
      assertThat(after.firstName()).contains("Edda");
      assertThat(after.lastName()).contains("Marsh");
    }
  }

  @Test
  default void updateAddsEmailsAndRemovesNone() {
    try (CrmScene scene = scene()) {
      VanId id = CrmTrials.store(scene, aPersonNamed("Ida", "Marsh"));
      Person changes = Person.builder().email("marsh@example.org").build();
      scene.crm().call(People.update(id, changes));
      assertThat(CrmTrials.read(scene, id, "emails").emails())
          .extracting(email -> email.email().orElse(""))
          .containsExactlyInAnyOrder("ida.marsh@example.org", "marsh@example.org");
    }
  }

  @Test
  default void getOfAnUnknownNumberIsNothing() {
    try (CrmScene scene = scene()) {
      assertThat(scene.crm().call(People.get(new VanId(999_999)))).isEqualTo(Optional.empty());
    }
  }

  @Test
  default void getReadsBackWhatWasStored() {
    try (CrmScene scene = scene()) {
      VanId id = CrmTrials.store(scene, aPerson());
      Person read = CrmTrials.read(scene, id);
      assertThat(read.vanId()).contains(id);
      assertThat(read.firstName()).contains("Nora");
      assertThat(read.dateOfBirth()).isEqualTo(aPerson().build().dateOfBirth());
    }
  }

  @Test
  default void getFillsASectionOnlyWhereItIsExpanded() {
    try (CrmScene scene = scene()) {
      VanId id = CrmTrials.store(scene, aPerson());
      assertThat(CrmTrials.read(scene, id).emails()).isEmpty();
      Person expanded = CrmTrials.read(scene, id, "emails", "phones", "addresses");
      assertThat(expanded.emails()).hasSize(1);
      assertThat(expanded.phones()).hasSize(1);
      assertThat(expanded.addresses()).isNotEmpty();
    }
  }

  @Test
  default void membersWithoutAnAccessorSurvive() {
    try (CrmScene scene = scene()) {
      VanId id = CrmTrials.store(scene, aPerson());
      assertThat(CrmTrials.read(scene, id).members().asMap())
          .as("members of the answer")
          .hasSizeGreaterThan(aPerson().build().members().asMap().size());
    }
  }

  @Test
  default void textThatIsNotAsciiArrivesWhole() {
    try (CrmScene scene = scene()) {
      VanId id = CrmTrials.store(scene, aPersonNamed("Zoë", "Nuñez").firstName("Zoë \"Ž\" 李"));
      assertThat(CrmTrials.read(scene, id).firstName()).contains("Zoë \"Ž\" 李");
    }
  }
}
