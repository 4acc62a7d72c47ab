package dev.crmport.core.people;

import dev.crmport.core.payload.Members;
import dev.crmport.core.payload.Payload;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A person or an organization; also what is sent to find, create and update one.
 *
 * <p>Members that the API has and that have no accessor here (custom fields, codes, demographics
 * and the like) are kept all the same: {@link #members} has them, and {@link PersonBuilder#member}
 * sets them. Source: the API's model {@code Person}.
 */
public final class Person extends Payload {
  /** A person as it came or as it will be sent. */
  public Person(Members members) {
    super(members, PersonMembers.ALL);
  }

  /** Begins one to be sent. */
  public static PersonBuilder builder() {
    return new PersonBuilder();
  }

  /** The person's number in this database; none on one that is not stored. */
  public Optional<VanId> vanId() {
    return get(PersonMembers.VAN_ID).map(VanId::new);
  }

  /** First name, at most 75 characters. */
  public Optional<String> firstName() {
    return get(PersonMembers.FIRST_NAME);
  }

  /** Middle name. */
  public Optional<String> middleName() {
    return get(PersonMembers.MIDDLE_NAME);
  }

  /** Last name. */
  public Optional<String> lastName() {
    return get(PersonMembers.LAST_NAME);
  }

  /** Part after the last name; matched against a lookup, unknown values dropped. */
  public Optional<String> suffix() {
    return get(PersonMembers.SUFFIX);
  }

  /** Honorific, at most 10 characters. */
  public Optional<String> title() {
    return get(PersonMembers.TITLE);
  }

  /** Professional suffix such as M.D. */
  public Optional<String> professionalSuffix() {
    return get(PersonMembers.PROFESSIONAL_SUFFIX);
  }

  /** Greeting; derived from the name when absent. */
  public Optional<String> salutation() {
    return get(PersonMembers.SALUTATION);
  }

  /** Formal greeting; null in search results. */
  public Optional<String> formalSalutation() {
    return get(PersonMembers.FORMAL_SALUTATION);
  }

  /** Extra greeting. */
  public Optional<String> additionalSalutation() {
    return get(PersonMembers.ADDITIONAL_SALUTATION);
  }

  /** Name for mailings; derived when absent. */
  public Optional<String> envelopeName() {
    return get(PersonMembers.ENVELOPE_NAME);
  }

  /** Formal mailing name; null in search results. */
  public Optional<String> formalEnvelopeName() {
    return get(PersonMembers.FORMAL_ENVELOPE_NAME);
  }

  /** Extra mailing name. */
  public Optional<String> additionalEnvelopeName() {
    return get(PersonMembers.ADDITIONAL_ENVELOPE_NAME);
  }

  /** Returned only with $expand=preferences. */
  public Optional<String> nickname() {
    return get(PersonMembers.NICKNAME);
  }

  /** How to pronounce the name. */
  public Optional<String> namePronunciation() {
    return get(PersonMembers.NAME_PRONUNCIATION);
  }

  /** Returned only with $expand=preferences. */
  public Optional<String> website() {
    return get(PersonMembers.WEBSITE);
  }

  /** One-character party code; any single character is stored. */
  public Optional<String> party() {
    return get(PersonMembers.PARTY);
  }

  /** Employer name. */
  public Optional<String> employer() {
    return get(PersonMembers.EMPLOYER);
  }

  /** Occupation. */
  public Optional<String> occupation() {
    return get(PersonMembers.OCCUPATION);
  }

  /** Returned only with $expand=preferences. */
  public Optional<String> jobTitle() {
    return get(PersonMembers.JOB_TITLE);
  }

  /** Case-insensitive on write; one of M, F. */
  public Optional<String> sex() {
    return get(PersonMembers.SEX);
  }

  /**
   * ISO 8601, 20th or 21st century; unparseable values are silently dropped; reads back as midnight
   * UTC date-time.
   */
  public Optional<LocalDate> dateOfBirth() {
    return get(PersonMembers.DATE_OF_BIRTH);
  }

  /** Whether the person is recorded as deceased. */
  public Optional<Boolean> isDeceased() {
    return get(PersonMembers.IS_DECEASED);
  }

  /** When the record was created. */
  public Optional<Instant> dateCreated() {
    return get(PersonMembers.DATE_CREATED);
  }

  /** When the record was acquired; 0001-01-01T00:00:00Z for API-created records. */
  public Optional<Instant> dateAcquired() {
    return get(PersonMembers.DATE_ACQUIRED);
  }

  /**
   * Organizations only where organizations-as-contacts is enabled; unknown values stored as Person;
   * one of Person, Organization.
   */
  public Optional<String> contactMode() {
    return get(PersonMembers.CONTACT_MODE);
  }

  /** Numeric contact mode. */
  public Optional<Long> contactModeId() {
    return get(PersonMembers.CONTACT_MODE_ID);
  }

  /** How the record entered the database, e.g. API. */
  public Optional<String> contactSource() {
    return get(PersonMembers.CONTACT_SOURCE);
  }

  /**
   * Preferred channel: phone, email, mail, fax, SMS; returned only with $expand=preferences; one of
   * P, E, M, F, S.
   */
  public Optional<String> contactMethodPreferenceCode() {
    return get(PersonMembers.CONTACT_METHOD_PREFERENCE_CODE);
  }

  /** Id of the preferred channel; $expand=preferences. */
  public Optional<Long> contactMethodPreferenceId() {
    return get(PersonMembers.CONTACT_METHOD_PREFERENCE_ID);
  }

  /** Spelled-out preferred channel; $expand=preferences. */
  public Optional<String> contactMethodPreferenceName() {
    return get(PersonMembers.CONTACT_METHOD_PREFERENCE_NAME);
  }

  /** Kept only while contactMode is Organization. */
  public Optional<String> organizationContactCommonName() {
    return get(PersonMembers.ORGANIZATION_CONTACT_COMMON_NAME);
  }

  /** Kept only while contactMode is Organization. */
  public Optional<String> organizationContactOfficialName() {
    return get(PersonMembers.ORGANIZATION_CONTACT_OFFICIAL_NAME);
  }

  /** $expand=emails; writes append. */
  public List<Email> emails() {
    return get(PersonMembers.EMAILS).orElse(List.of());
  }

  /** $expand=phones; writes append. */
  public List<Phone> phones() {
    return get(PersonMembers.PHONES).orElse(List.of());
  }

  /** $expand=addresses gives at most best Voting and best Mailing; writes append. */
  public List<Address> addresses() {
    return get(PersonMembers.ADDRESSES).orElse(List.of());
  }

  /** Full address history; $expand=recordedAddresses, special permission. */
  public List<Address> recordedAddresses() {
    return get(PersonMembers.RECORDED_ADDRESSES).orElse(List.of());
  }

  /** Finder number. */
  public Optional<String> finderNumber() {
    return get(PersonMembers.FINDER_NUMBER);
  }

  /** $expand=biography. */
  public Optional<String> biographyImageUrl() {
    return get(PersonMembers.BIOGRAPHY_IMAGE_URL);
  }

  /** $expand=biography. */
  public Optional<String> biographyText() {
    return get(PersonMembers.BIOGRAPHY_TEXT);
  }

  /** $expand=biography. */
  public Optional<String> biographyHtml() {
    return get(PersonMembers.BIOGRAPHY_HTML);
  }

  /** Assistant's name. */
  public Optional<String> assistantName() {
    return get(PersonMembers.ASSISTANT_NAME);
  }

  /** Title as in the source file. */
  public Optional<String> sourceFileTitle() {
    return get(PersonMembers.SOURCE_FILE_TITLE);
  }

  /** First name as in the source file. */
  public Optional<String> sourceFileFirstName() {
    return get(PersonMembers.SOURCE_FILE_FIRST_NAME);
  }

  /** Middle name as in the source file. */
  public Optional<String> sourceFileMiddleName() {
    return get(PersonMembers.SOURCE_FILE_MIDDLE_NAME);
  }

  /** Last name as in the source file. */
  public Optional<String> sourceFileLastName() {
    return get(PersonMembers.SOURCE_FILE_LAST_NAME);
  }

  /** Suffix as in the source file. */
  public Optional<String> sourceFileSuffix() {
    return get(PersonMembers.SOURCE_FILE_SUFFIX);
  }
}
