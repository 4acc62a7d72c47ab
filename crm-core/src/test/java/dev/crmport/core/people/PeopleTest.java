package dev.crmport.core.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.call.Answer;
import dev.crmport.core.call.Operation;
import dev.crmport.core.call.QueryParameter;
import dev.crmport.core.payload.Mismatch;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeopleTest {
  private static final VanId SOMEBODY = new VanId(102700001);

  private static PersonBuilder named() {
    return Person.builder().firstName("Adela").lastName("Quillfeather");
  }

  private static Address address(String street, String zip) {
    return Address.builder().addressLine1(street).zipOrPostalCode(zip).build();
  }

  @Test
  void whatSufficesForAMatchIsTheCrmsTable() {
    LocalDate birth = LocalDate.of(1984, 5, 17);
    Address whole = address("18 Lantern Row", "02144");
    assertThat(MatchCombination.metBy(Person.builder().email("a@example.org").build()))
        .contains(MatchCombination.EMAIL);
    assertThat(MatchCombination.metBy(Person.builder().phone("212-555-0142").build()))
        .contains(MatchCombination.PHONE);
    assertThat(MatchCombination.metBy(named().dateOfBirth(birth).address(whole).build()))
        .contains(MatchCombination.NAME_ZIP_BIRTH);
    assertThat(MatchCombination.metBy(named().address(whole).build()))
        .contains(MatchCombination.NAME_STREET_ZIP);
    assertThat(MatchCombination.metBy(named().build())).isEmpty();
    assertThat(MatchCombination.metBy(named().dateOfBirth(birth).build())).isEmpty();
    assertThat(MatchCombination.metBy(named().address(address("Lantern Row", "02144")).build()))
        .isEmpty();
    assertThat(MatchCombination.metBy(Person.builder().address(whole).build())).isEmpty();
    assertThat(MatchCombination.metBy(named().email(" ").build())).isEmpty();
  }

  @Test
  void findOrCreateIsRepeatableOnlyWhereTheSecondAttemptFindsTheFirst() {
    Address whole = address("18 Lantern Row", "02144");
    assertThat(People.findOrCreate(named().email("a@example.org").build()).repeatable()).isTrue();
    assertThat(People.findOrCreate(named().build()).repeatable()).isFalse();
    assertThat(
            People.findOrCreate(
                    named().email("a@example.org").address(whole).address(whole).build())
                .repeatable())
        .isFalse();
  }

  @Test
  void createIsNeverRepeatableAndFindAlwaysIs() {
    Person person = named().email("a@example.org").build();
    assertThat(People.create(person).repeatable()).isFalse();
    assertThat(People.find(named().build()).repeatable()).isTrue();
  }

  @Test
  void anUpdateIsRepeatableUnlessItMayAddTwice() {
    assertThat(People.update(SOMEBODY, Person.builder().nickname("Del").build()).repeatable())
        .isTrue();
    assertThat(People.update(SOMEBODY, Person.builder().phone("2125550142").build()).repeatable())
        .isFalse();
    assertThat(
            People.update(SOMEBODY, Person.builder().member("customFieldValues", List.of()).build())
                .repeatable())
        .isFalse();
  }

  @Test
  void everyAnswerToAMatchReadsAsItsOutcome() {
    Operation<PersonMatch> find = People.find(named().build());
    assertThat(read(find, 302, Map.of("vanId", 7L, "status", "Matched")))
        .isEqualTo(new PersonMatch.Matched(new VanId(7)));
    assertThat(read(find, 200, Map.of("vanId", 7L, "firstName", "Adela")))
        .isEqualTo(new PersonMatch.Matched(new VanId(7)));
    assertThat(read(find, 404, Map.of("status", "Unmatched")))
        .isEqualTo(new PersonMatch.Unmatched());
    assertThat(read(People.create(named().build()), 201, Map.of("vanId", "8", "status", "Stored")))
        .isEqualTo(new PersonMatch.Stored(new VanId(8)));
    assertThatThrownBy(() -> read(find, 302, Map.of("vanId", 7L, "status", "Perhaps")))
        .isInstanceOf(Mismatch.class);
    assertThatThrownBy(() -> read(find, 302, Map.of("status", "Matched")))
        .isInstanceOf(Mismatch.class);
  }

  @Test
  void nobodyOfThatNumberReadsAsNothing() {
    Operation<Optional<Person>> get = People.get(SOMEBODY, "emails", "phones");
    assertThat(get.query()).containsExactly(new QueryParameter("$expand", "emails,phones"));
    Map<String, Object> missing = Map.of("errors", List.of(Map.of("code", "NOT_FOUND")));
    assertThat(read(get, 404, missing)).isEmpty();
    assertThatThrownBy(() -> read(get, 404, Map.of())).isInstanceOf(Mismatch.class);
  }

  @Test
  void aSearchKeepsTheOrderOfItsParameters() {
    Operation<?> search =
        People.search(PersonSearch.byLastName("Quill").and("$orderby", "Name desc").pageSize(1));
    assertThat(search.query())
        .extracting(QueryParameter::name)
        .containsExactly("lastName", "$orderby", "$top");
    assertThatThrownBy(() -> PersonSearch.byLastName("Q").pageSize(201))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBuilderAddsContactsOneByOne() {
    Person person = named().email("a@example.org").email("b@example.org").phone("2").build();
    assertThat(person.emails()).extracting(email -> email.email().orElse("")).hasSize(2);
    assertThat(person.toString()).doesNotContain("Adela", "example.org");
  }

  private static <R> R read(Operation<R> operation, int status, Map<String, Object> body) {
    return operation.reading(status).orElseThrow().read(new Answer(status, Optional.of(body)));
  }
}
