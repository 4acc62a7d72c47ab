package dev.crmport.core.people;

import dev.crmport.core.payload.Member;
import dev.crmport.core.payload.PayloadBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Collects the members of a person to be sent. Not safe for use by many threads. */
public final class PersonBuilder extends PayloadBuilder<PersonBuilder> {
  PersonBuilder() {}

  @Override
  protected PersonBuilder self() {
    return this;
  }

  /** First name, at most 75 characters. */
  public PersonBuilder firstName(String value) {
    return set(PersonMembers.FIRST_NAME, value);
  }

  /** Middle name. */
  public PersonBuilder middleName(String value) {
    return set(PersonMembers.MIDDLE_NAME, value);
  }

  /** Last name. */
  public PersonBuilder lastName(String value) {
    return set(PersonMembers.LAST_NAME, value);
  }

  /** Part after the last name; matched against a lookup, unknown values dropped. */
  public PersonBuilder suffix(String value) {
    return set(PersonMembers.SUFFIX, value);
  }

  /** Honorific, at most 10 characters. */
  public PersonBuilder title(String value) {
    return set(PersonMembers.TITLE, value);
  }

  /** Professional suffix such as M.D. */
  public PersonBuilder professionalSuffix(String value) {
    return set(PersonMembers.PROFESSIONAL_SUFFIX, value);
  }

  /** Greeting; derived from the name when absent. */
  public PersonBuilder salutation(String value) {
    return set(PersonMembers.SALUTATION, value);
  }

  /** Formal greeting; null in search results. */
  public PersonBuilder formalSalutation(String value) {
    return set(PersonMembers.FORMAL_SALUTATION, value);
  }

  /** Extra greeting. */
  public PersonBuilder additionalSalutation(String value) {
    return set(PersonMembers.ADDITIONAL_SALUTATION, value);
  }

  /** Name for mailings; derived when absent. */
  public PersonBuilder envelopeName(String value) {
    return set(PersonMembers.ENVELOPE_NAME, value);
  }

  /** Formal mailing name; null in search results. */
  public PersonBuilder formalEnvelopeName(String value) {
    return set(PersonMembers.FORMAL_ENVELOPE_NAME, value);
  }

  /** Extra mailing name. */
  public PersonBuilder additionalEnvelopeName(String value) {
    return set(PersonMembers.ADDITIONAL_ENVELOPE_NAME, value);
  }

  /** Returned only with $expand=preferences. */
  public PersonBuilder nickname(String value) {
    return set(PersonMembers.NICKNAME, value);
  }

  /** Returned only with $expand=preferences. */
  public PersonBuilder website(String value) {
    return set(PersonMembers.WEBSITE, value);
  }

  /** One-character party code; any single character is stored. */
  public PersonBuilder party(String value) {
    return set(PersonMembers.PARTY, value);
  }

  /** Employer name. */
  public PersonBuilder employer(String value) {
    return set(PersonMembers.EMPLOYER, value);
  }

  /** Occupation. */
  public PersonBuilder occupation(String value) {
    return set(PersonMembers.OCCUPATION, value);
  }

  /** Returned only with $expand=preferences. */
  public PersonBuilder jobTitle(String value) {
    return set(PersonMembers.JOB_TITLE, value);
  }

  /** Case-insensitive on write; one of M, F. */
  public PersonBuilder sex(String value) {
    return set(PersonMembers.SEX, value);
  }

  /**
   * ISO 8601, 20th or 21st century; unparseable values are silently dropped; reads back as midnight
   * UTC date-time.
   */
  public PersonBuilder dateOfBirth(LocalDate value) {
    return set(PersonMembers.DATE_OF_BIRTH, value);
  }

  /**
   * Organizations only where organizations-as-contacts is enabled; unknown values stored as Person;
   * one of Person, Organization.
   */
  public PersonBuilder contactMode(String value) {
    return set(PersonMembers.CONTACT_MODE, value);
  }

  /**
   * Preferred channel: phone, email, mail, fax, SMS; returned only with $expand=preferences; one of
   * P, E, M, F, S.
   */
  public PersonBuilder contactMethodPreferenceCode(String value) {
    return set(PersonMembers.CONTACT_METHOD_PREFERENCE_CODE, value);
  }

  /** Kept only while contactMode is Organization. */
  public PersonBuilder organizationContactCommonName(String value) {
    return set(PersonMembers.ORGANIZATION_CONTACT_COMMON_NAME, value);
  }

  /** Kept only while contactMode is Organization. */
  public PersonBuilder organizationContactOfficialName(String value) {
    return set(PersonMembers.ORGANIZATION_CONTACT_OFFICIAL_NAME, value);
  }

  /** $expand=emails; writes append. */
  public PersonBuilder emails(List<Email> value) {
    return set(PersonMembers.EMAILS, value);
  }

  /** $expand=phones; writes append. */
  public PersonBuilder phones(List<Phone> value) {
    return set(PersonMembers.PHONES, value);
  }

  /** $expand=addresses gives at most best Voting and best Mailing; writes append. */
  public PersonBuilder addresses(List<Address> value) {
    return set(PersonMembers.ADDRESSES, value);
  }

  /** Where a voter registration form was collected; discarded in My Campaign. */
  public PersonBuilder collectedLocationId(Long value) {
    return set(PersonMembers.COLLECTED_LOCATION_ID, value);
  }

  /**
   * Election registered for; discarded in My Campaign; one of G, P, R, PP, SP, SG, MP, MG, C, O.
   */
  public PersonBuilder electionType(String value) {
    return set(PersonMembers.ELECTION_TYPE, value);
  }

  /** Four-digit election year; discarded in My Campaign. */
  public PersonBuilder cycle(String value) {
    return set(PersonMembers.CYCLE, value);
  }

  /** Overrides all other criteria of a match. */
  public PersonBuilder vanId(VanId id) {
    return set(PersonMembers.VAN_ID, id.value());
  }

  /** Adds an address with the CRM's defaults: personal, subscribed. */
  public PersonBuilder email(String address) {
    return email(Email.builder().email(address).build());
  }

  /** Adds an e-mail. */
  public PersonBuilder email(Email email) {
    return emails(plus(PersonMembers.EMAILS, email));
  }

  /** Adds a number with the CRM's defaults. */
  public PersonBuilder phone(String number) {
    return phone(Phone.builder().phoneNumber(number).build());
  }

  /** Adds a phone. */
  public PersonBuilder phone(Phone phone) {
    return phones(plus(PersonMembers.PHONES, phone));
  }

  /** Adds an address. */
  public PersonBuilder address(Address address) {
    return addresses(plus(PersonMembers.ADDRESSES, address));
  }

  private <T> List<T> plus(Member<List<T>> list, T item) {
    return Stream.concat(list.in(members()).stream().flatMap(List::stream), Stream.of(item))
        .toList();
  }

  /** What was collected. */
  public Person build() {
    return new Person(members());
  }
}
