package dev.crmport.core.people;

import dev.crmport.core.payload.Member;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The members of a person that have an accessor or a setter. Source: the API's models. */
final class PersonMembers {
  static final Member<Long> VAN_ID = Member.whole("vanId");
  static final Member<String> FIRST_NAME = Member.text("firstName");
  static final Member<String> MIDDLE_NAME = Member.text("middleName");
  static final Member<String> LAST_NAME = Member.text("lastName");
  static final Member<String> SUFFIX = Member.text("suffix");
  static final Member<String> TITLE = Member.text("title");
  static final Member<String> PROFESSIONAL_SUFFIX = Member.text("professionalSuffix");
  static final Member<String> SALUTATION = Member.text("salutation");
  static final Member<String> FORMAL_SALUTATION = Member.text("formalSalutation");
  static final Member<String> ADDITIONAL_SALUTATION = Member.text("additionalSalutation");
  static final Member<String> ENVELOPE_NAME = Member.text("envelopeName");
  static final Member<String> FORMAL_ENVELOPE_NAME = Member.text("formalEnvelopeName");
  static final Member<String> ADDITIONAL_ENVELOPE_NAME = Member.text("additionalEnvelopeName");
  static final Member<String> NICKNAME = Member.text("nickname");
  static final Member<String> NAME_PRONUNCIATION = Member.text("namePronunciation");
  static final Member<String> WEBSITE = Member.text("website");
  static final Member<String> PARTY = Member.text("party");
  static final Member<String> EMPLOYER = Member.text("employer");
  static final Member<String> OCCUPATION = Member.text("occupation");
  static final Member<String> JOB_TITLE = Member.text("jobTitle");
  static final Member<String> SEX = Member.text("sex");
  static final Member<LocalDate> DATE_OF_BIRTH = Member.date("dateOfBirth");
  static final Member<Boolean> IS_DECEASED = Member.flag("isDeceased");
  static final Member<Instant> DATE_CREATED = Member.moment("dateCreated");
  static final Member<Instant> DATE_ACQUIRED = Member.moment("dateAcquired");
  static final Member<String> CONTACT_MODE = Member.text("contactMode");
  static final Member<Long> CONTACT_MODE_ID = Member.whole("contactModeId");
  static final Member<String> CONTACT_SOURCE = Member.text("contactSource");
  static final Member<String> CONTACT_METHOD_PREFERENCE_CODE =
      Member.text("contactMethodPreferenceCode");
  static final Member<Long> CONTACT_METHOD_PREFERENCE_ID =
      Member.whole("contactMethodPreferenceId");
  static final Member<String> CONTACT_METHOD_PREFERENCE_NAME =
      Member.text("contactMethodPreferenceName");
  static final Member<String> ORGANIZATION_CONTACT_COMMON_NAME =
      Member.text("organizationContactCommonName");
  static final Member<String> ORGANIZATION_CONTACT_OFFICIAL_NAME =
      Member.text("organizationContactOfficialName");
  static final Member<List<Email>> EMAILS = Member.objects("emails", Email::new);
  static final Member<List<Phone>> PHONES = Member.objects("phones", Phone::new);
  static final Member<List<Address>> ADDRESSES = Member.objects("addresses", Address::new);
  static final Member<List<Address>> RECORDED_ADDRESSES =
      Member.objects("recordedAddresses", Address::new);
  static final Member<String> FINDER_NUMBER = Member.text("finderNumber");
  static final Member<String> BIOGRAPHY_IMAGE_URL = Member.text("biographyImageUrl");
  static final Member<String> BIOGRAPHY_TEXT = Member.text("biographyText");
  static final Member<String> BIOGRAPHY_HTML = Member.text("biographyHtml");
  static final Member<String> ASSISTANT_NAME = Member.text("assistantName");
  static final Member<String> SOURCE_FILE_TITLE = Member.text("sourceFileTitle");
  static final Member<String> SOURCE_FILE_FIRST_NAME = Member.text("sourceFileFirstName");
  static final Member<String> SOURCE_FILE_MIDDLE_NAME = Member.text("sourceFileMiddleName");
  static final Member<String> SOURCE_FILE_LAST_NAME = Member.text("sourceFileLastName");
  static final Member<String> SOURCE_FILE_SUFFIX = Member.text("sourceFileSuffix");
  static final Member<Long> COLLECTED_LOCATION_ID = Member.whole("collectedLocationId");
  static final Member<String> ELECTION_TYPE = Member.text("electionType");
  static final Member<String> CYCLE = Member.text("cycle");

  static final List<Member<?>> ALL =
      List.of(
          VAN_ID,
          FIRST_NAME,
          MIDDLE_NAME,
          LAST_NAME,
          SUFFIX,
          TITLE,
          PROFESSIONAL_SUFFIX,
          SALUTATION,
          FORMAL_SALUTATION,
          ADDITIONAL_SALUTATION,
          ENVELOPE_NAME,
          FORMAL_ENVELOPE_NAME,
          ADDITIONAL_ENVELOPE_NAME,
          NICKNAME,
          NAME_PRONUNCIATION,
          WEBSITE,
          PARTY,
          EMPLOYER,
          OCCUPATION,
          JOB_TITLE,
          SEX,
          DATE_OF_BIRTH,
          IS_DECEASED,
          DATE_CREATED,
          DATE_ACQUIRED,
          CONTACT_MODE,
          CONTACT_MODE_ID,
          CONTACT_SOURCE,
          CONTACT_METHOD_PREFERENCE_CODE,
          CONTACT_METHOD_PREFERENCE_ID,
          CONTACT_METHOD_PREFERENCE_NAME,
          ORGANIZATION_CONTACT_COMMON_NAME,
          ORGANIZATION_CONTACT_OFFICIAL_NAME,
          EMAILS,
          PHONES,
          ADDRESSES,
          RECORDED_ADDRESSES,
          FINDER_NUMBER,
          BIOGRAPHY_IMAGE_URL,
          BIOGRAPHY_TEXT,
          BIOGRAPHY_HTML,
          ASSISTANT_NAME,
          SOURCE_FILE_TITLE,
          SOURCE_FILE_FIRST_NAME,
          SOURCE_FILE_MIDDLE_NAME,
          SOURCE_FILE_LAST_NAME,
          SOURCE_FILE_SUFFIX,
          COLLECTED_LOCATION_ID,
          ELECTION_TYPE,
          CYCLE);

  private PersonMembers() {}
}
