package dev.crmport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.call.Answer;
import dev.crmport.core.call.Operation;
import dev.crmport.core.call.Page;
import dev.crmport.core.failure.ApiError;
import dev.crmport.core.introspection.Echo;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.introspection.KeyProfile;
import dev.crmport.core.payload.Members;
import dev.crmport.core.people.Email;
import dev.crmport.core.people.People;
import dev.crmport.core.people.Person;
import dev.crmport.core.people.PersonMatch;
import dev.crmport.core.people.PersonSearch;
import dev.crmport.core.people.Phone;
import dev.crmport.core.people.VanId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The core's types read what the real CRM answered. */
class SamplesReadTest {
  private static final VanId ADELA = new VanId(100_700_312);
  private static final Instant MADE = Instant.parse("2026-03-02T14:06:00Z");

  @Test
  void aPersonReads() {
    Person person = read(People.get(ADELA), 200, "getPerson.response").orElseThrow();

    assertThat(person.vanId()).contains(ADELA);
    assertThat(person.firstName()).contains("Adela");
    assertThat(person.lastName()).contains("Quillfeather");
    assertThat(person.middleName()).isEmpty();
    assertThat(person.contactSource()).contains("API");
    assertThat(person.contactMode()).contains("Person");
    assertThat(person.salutation()).contains("Adela");
    assertThat(person.formalSalutation()).contains("Adela Quillfeather");
    assertThat(person.envelopeName()).contains("Adela Quillfeather");
    assertThat(person.formalEnvelopeName()).contains("Adela Quillfeather");
    assertThat(person.occupation()).contains("Cartographer");
    assertThat(person.dateOfBirth()).contains(LocalDate.of(1984, 5, 17));
    assertThat(person.isDeceased()).contains(false);
    assertThat(person.dateCreated()).contains(MADE);
    assertThat(person.dateAcquired()).as("the year 1 is no date").isEmpty();
    assertThat(person.addresses()).isEmpty();
    assertThat(person.members().asMap().keySet())
        .isEqualTo(members("getPerson.response").asMap().keySet());
  }

  @Test
  void anEmailReads() {
    Email email = new Person(members("getPerson.response")).emails().getFirst();

    assertThat(email.email()).contains("adela.quillfeather@example.org");
    assertThat(email.type()).contains("P");
    assertThat(email.dateCreated()).contains(MADE);
    assertThat(email.isPreferred()).contains(true);
    assertThat(email.isSubscribed()).contains(true);
    assertThat(email.subscriptionStatus()).contains("S");
  }

  @Test
  void aPhoneReads() {
    Phone phone = new Person(members("getPerson.response")).phones().getFirst();

    assertThat(phone.phoneId()).contains(880_021L);
    assertThat(phone.phoneNumber()).contains("2125550142");
    assertThat(phone.dialingPrefix()).contains("1");
    assertThat(phone.countryCode()).contains("US");
    assertThat(phone.ext()).isEmpty();
    assertThat(phone.dateCreated()).contains(MADE);
    assertThat(phone.phoneType()).contains("Personal");
    assertThat(phone.deviceType()).contains("Cell");
    assertThat(phone.isPreferred()).contains(false);
    assertThat(phone.isBest()).contains(true);
    assertThat(phone.isDisclosure()).contains(false);
    assertThat(phone.smsOptInStatus()).contains("Opt-In");
    assertThat(phone.phoneOptInStatus()).contains("Opt-In");
    assertThat(phone.isCellPhoneExchange()).contains(true);
  }

  @Test
  void matchesRead() {
    Person anybody = new Person(members("findOrCreatePerson.request"));

    assertThat(read(People.findOrCreate(anybody), 201, "findOrCreatePerson.response").vanId())
        .isPresent();
    assertThat(read(People.find(anybody), 302, "findPerson.response"))
        .isInstanceOf(PersonMatch.Matched.class);
    assertThat(read(People.find(anybody), 404, "findPerson.error404.response"))
        .isEqualTo(new PersonMatch.Unmatched());
    assertThat(read(People.update(ADELA, anybody), 302, "updatePerson.response"))
        .isInstanceOf(PersonMatch.Matched.class);
    assertThat(read(People.get(ADELA), 404, "getPerson.error404.response")).isEmpty();
  }

  @Test
  void aPageReads() {
    Page<Person> page =
        read(People.search(PersonSearch.byLastName("Quill")), 200, "searchPeople.response");

    assertThat(page.count()).hasValue(231);
    assertThat(page.nextPageLink())
        .contains("https://api.securevan.com:443/v4/people?lastName=Quill&$top=1&$skip=1");
    assertThat(page.items()).singleElement().matches(p -> p.vanId().equals(Optional.of(ADELA)));
  }

  @Test
  void aKeyProfileReads() {
    KeyProfile profile = read(Introspection.keyProfile(), 200, "getApiKeyProfile.response");

    assertThat(profile.databaseName()).contains("Demo State");
    assertThat(profile.hasMyVoters()).contains(false);
    assertThat(profile.hasMyCampaign()).contains(true);
    assertThat(profile.committeeName()).contains("Riverbend Neighbors Alliance");
    assertThat(profile.apiKeyTypeName()).contains("Custom Integration");
    assertThat(profile.keyReference()).contains("a1b2");
    assertThat(profile.userFirstName()).contains("riverbend");
    assertThat(profile.userLastName()).contains("api");
    assertThat(profile.username()).contains("riverbend.api");
    assertThat(profile.userId()).contains(4411L);
  }

  @Test
  void anEchoReads() {
    Echo echo = read(Introspection.echo("ping"), 200, "createEcho.response");

    assertThat(echo.message()).contains("ping from the java client");
    assertThat(echo.dateSent()).contains(Instant.parse("2026-03-02T14:05:09.1234567Z"));
    assertThat(echo.delayInMilliseconds()).isEmpty();
  }

  @Test
  void errorsRead() {
    List<ApiError> errors = ApiError.listIn(members("findOrCreatePerson.error400.response"));

    assertThat(errors).extracting(ApiError::code).containsOnly("INVALID_PARAMETER");
    assertThat(errors)
        .extracting(ApiError::text)
        .containsExactly(
            "'email' is not a valid email address",
            "'firstName' must not contain invalid characters");
    assertThat(errors)
        .extracting(ApiError::properties)
        .containsExactly(List.of("emails[0].email"), List.of("firstName"));
    assertThat(errors.getFirst().hint()).isEmpty();
    assertThat(errors.getLast().hint()).isPresent();
    assertThat(errors.getFirst().referenceCode()).isEmpty();
    assertThat(
            ApiError.listIn(members("searchPeople.error500.response")).getFirst().referenceCode())
        .contains("00AA11-223344");
  }

  @ParameterizedTest
  @CsvSource({
    "createEcho.error401.response, UNAUTHORIZED",
    "getPerson.error403.response, FORBIDDEN",
    "getPerson.error404.response, NOT_FOUND",
    "searchPeople.error400.response, INVALID_PARAMETER",
    "searchPeople.error429.response, 429",
    "searchPeople.error500.response, INTERNAL_SERVER_ERROR"
  })
  void everyErrorEnvelopeReads(String sample, String code) {
    assertThat(ApiError.listIn(members(sample)))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.code()).isEqualTo(code);
              assertThat(error.text()).isNotEmpty();
            });
  }

  @Test
  void anUnknownSampleIsNamed() {
    assertThatThrownBy(() -> Samples.bytes("getPerson"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("getPerson.response");
  }

  private static <R> R read(Operation<R> operation, int status, String sample) {
    Answer answer = new Answer(status, Optional.ofNullable(Samples.json(sample)));
    return operation.reading(status).orElseThrow().read(answer);
  }

  private static Members members(String sample) {
    return Members.ofValue(Samples.json(sample));
  }
}
