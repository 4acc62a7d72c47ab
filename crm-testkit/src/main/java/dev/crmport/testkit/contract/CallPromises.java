package dev.crmport.testkit.contract;

import static dev.crmport.testkit.Fixtures.aPerson;
import static dev.crmport.testkit.Fixtures.aPersonBelowTheMinimum;
import static dev.crmport.testkit.Fixtures.aPersonNamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.call.Answer;
import dev.crmport.core.call.CallOptions;
import dev.crmport.core.call.CrmPort;
import dev.crmport.core.call.Operation;
import dev.crmport.core.call.Operation.Method;
import dev.crmport.core.call.Page;
import dev.crmport.core.call.Reading;
import dev.crmport.core.introspection.Echo;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.introspection.KeyProfile;
import dev.crmport.core.pace.Urgency;
import dev.crmport.core.people.People;
import dev.crmport.core.people.Person;
import dev.crmport.core.people.PersonSearch;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What calls, pages, options and introspection come to. */
interface CallPromises extends CrmStage {
  @Test
  default void anEchoComesBackUnchanged() {
    try (CrmScene scene = scene()) {
      String message = "Grüße, \"quoted\" \\ and \u0001 odd";
      Echo echo = scene.crm().call(Introspection.echo(message));
      assertThat(echo.message()).contains(message);
      assertThat(echo.dateSent()).isPresent();
    }
  }

  @Test
  default void theKeyProfileTellsWhatTheKeyMayUse() {
    try (CrmScene scene = scene()) {
      KeyProfile profile = scene.crm().call(Introspection.keyProfile());
      assertThat(profile.hasMyCampaign()).contains(true);
      assertThat(profile.hasMyVoters()).contains(false);
      assertThat(profile.keyReference()).isPresent();
    }
  }

  @Test
  default void aMemberThatNobodyKnewOfIsKept() {
    try (CrmScene scene = scene()) {
      assertThat(scene.crm().call(Introspection.keyProfile()).members().value("addedLater"))
          .contains("kept");
    }
  }

  @Test
  default void oneCallIsOneRequest() {
    try (CrmScene scene = scene()) {
      var unused = scene.crm().call(Introspection.keyProfile());
      assertThat(scene.requestsSeen()).isEqualTo(1);
    }
  }

  @Test
  default void describingAnOperationSendsNothing() {
    try (CrmScene scene = scene()) {
      Stream<Person> people =
          scene.crm().all(People.search(PersonSearch.byLastName("Quill").pageSize(2)));
      assertThat(people).isNotNull();
      assertThat(scene.requestsSeen()).isZero();
    }
  }

  @Test
  default void allGivesTheItemsOfEveryPageInOrder() {
    try (CrmScene scene = scene()) {
      storePeople(scene, 5);
      assertThat(scene.crm().all(People.search(PersonSearch.byLastName("Quill").pageSize(2))))
          .extracting(person -> person.firstName().orElse(""))
          .containsExactly("Person0", "Person1", "Person2", "Person3", "Person4");
    }
  }

  @Test
  default void allFetchesAPageOnlyWhenItIsNeeded() {
    try (CrmScene scene = scene()) {
      storePeople(scene, 5);
      int before = scene.requestsSeen();
      Iterator<Person> people =
          scene.crm().all(People.search(PersonSearch.byLastName("Quill").pageSize(2))).iterator();
      people.next();
      people.next();
      assertThat(scene.requestsSeen() - before).as("requests for two of five").isEqualTo(1);
      people.next();
      assertThat(scene.requestsSeen() - before).as("requests for three of five").isEqualTo(2);
    }
  }

  @Test
  default void allOfNobodyIsEmpty() {
    try (CrmScene scene = scene()) {
      assertThat(scene.crm().all(People.search(PersonSearch.byLastName("Nobody")))).isEmpty();
    }
  }

  @Test
  default void aPageTellsHowManyThereAre() {
    try (CrmScene scene = scene()) {
      storePeople(scene, 3);
      Page<Person> page =
          scene.crm().call(People.search(PersonSearch.byLastName("Quill").pageSize(2)));
      assertThat(page.items()).hasSize(2);
      assertThat(page.nextPageLink()).isPresent();
    }
  }

  private static void storePeople(CrmScene scene, int count) {
    for (int i = 0; i < count; i++) {
      var unused = CrmTrials.store(scene, aPersonNamed("Person" + i, "Quill"));
    }
  }

  @Test
  default void anOperationMadeByHandIsCarriedOut() {
    try (CrmScene scene = scene()) {
      Operation<Answer> byHand =
          Operation.<Answer>builder("createEcho", Method.POST, "/echoes")
              .body(Map.of("message", "by hand"))
              .reads(200, Reading.asItCame())
              .build();
      Answer answer = scene.crm().call(byHand);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.members().value("message")).contains("by hand");
    }
  }

  @Test
  default void argumentsAndQueryAreEncoded() {
    try (CrmScene scene = scene()) {
      Person odd = aPersonBelowTheMinimum().lastName("O'Hara & Söhne").build();
      var unused = scene.crm().call(People.create(odd));
      assertThat(scene.crm().all(People.search(PersonSearch.byLastName("O'Hara & S")))).hasSize(1);
    }
  }

  @Test
  default void otherOptionsLeaveThePortAsItIs() {
    try (CrmScene scene = scene()) {
      CrmPort batch = scene.crm().with(CallOptions.defaults().urgency(Urgency.BATCH));
      assertThat(batch).isNotSameAs(scene.crm());
      var unused = batch.call(People.create(aPerson().build()));
      assertThat(scene.crm().call(People.find(aPerson().build())).vanId()).isPresent();
    }
  }
}
