package dev.crmport.testkit.engine;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person as the CRM serves it: always the same 76 members in the same order. */
final class PersonView {
  private static final List<String> MEMBERS =
      List.of(
          """
          vanId firstName lastName middleName suffix title
          sourceFileTitle sourceFileFirstName sourceFileMiddleName sourceFileLastName
          sourceFileSuffix contactSource contactMode
          organizationContactCommonName organizationContactOfficialName
          salutation formalSalutation additionalSalutation preferredPronoun pronouns
          namePronunciation envelopeName formalEnvelopeName additionalEnvelopeName
          contactMethodPreferenceCode contactMethodPreferenceId contactMethodPreferenceName
          assistantName nickname website professionalSuffix party employer occupation jobTitle
          sex dateOfBirth isDeceased dateCreated dateAcquired
          selfReportedRace selfReportedEthnicity selfReportedRaces selfReportedEthnicities
          selfReportedGenders selfReportedSexualOrientations selfReportedLanguagePreference
          selfReportedLanguagePreferences
          emails phones addresses recordedAddresses pollingLocation earlyVoteLocation identifiers
          codes customFields primaryCustomField contributionSummary suppressions
          caseworkCases caseworkIssues caseworkStories notes scores customProperties
          electionRecords membershipStatus organizationRoles districts surveyQuestionResponses
          finderNumber biographyImageUrl biographyText biographyHtml primaryContact
          """
              .strip()
              .split("\\s+"));

  /** What a contact preference code is called; only that of E was seen, the rest is chosen. */
  private static final Map<String, Preference> PREFERENCES =
      Map.of(
          "P", new Preference(1, "Phone"),
          "E", new Preference(2, "Email"),
          "M", new Preference(3, "Mail"),
          "F", new Preference(4, "Fax"),
          "S", new Preference(5, "SMS"));

  private PersonView() {}

  private record Preference(long id, String name) {}

  /** The person alone, with its computed names. */
  static Map<String, @Nullable Object> of(Person person, Set<Section> sections) {
    return members(person, ComputedNames.of(person), sections);
  }

  /** The person as an item of a search, where no name is computed. */
  static Map<String, @Nullable Object> inSearch(Person person, Set<Section> sections) {
    return members(person, ComputedNames.NONE, sections);
  }

  private static Map<String, @Nullable Object> members(
      Person person, ComputedNames names, Set<Section> sections) {
    Map<String, @Nullable Object> members = blank(person.birth());
    members.put("vanId", (long) person.vanId());
    for (Scalar scalar : Scalar.values()) {
      if (isAlwaysServed(scalar)) {
        members.put(scalar.member(), person.get(scalar));
      }
    }
    members.put("contactSource", "API");
    members.put("contactMode", person.isOrganization() ? "Organization" : "Person");
    members.put("salutation", names.salutation());
    members.put("formalSalutation", names.formalSalutation());
    members.put("additionalSalutation", names.additionalSalutation());
    members.put("envelopeName", names.envelopeName());
    members.put("formalEnvelopeName", names.formalEnvelopeName());
    members.put("isDeceased", false);
    members.put("dateCreated", person.created().toString());
    members.put("dateAcquired", "0001-01-01T00:00:00Z");
    sections.forEach(section -> expand(person, section, members));
    return members;
  }

  private static boolean isAlwaysServed(Scalar scalar) {
    return switch (scalar) {
      case NICKNAME, WEBSITE, JOB_TITLE, CONTACT_PREFERENCE -> false;
      default -> true;
    };
  }

  /** All members in order; the birth date brings a member of its own with it. */
  private static Map<String, @Nullable Object> blank(@Nullable LocalDate birth) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (String name : MEMBERS) {
      members.put(name, null);
      if (birth != null && name.equals("isDeceased")) {
        Map<String, Object> partial = new LinkedHashMap<>();
        partial.put("month", (long) birth.getMonthValue());
        partial.put("day", (long) birth.getDayOfMonth());
        partial.put("year", (long) birth.getYear());
        members.put("partialDateOfBirth", partial);
      }
    }
    if (birth != null) {
      members.put("dateOfBirth", birth + "T00:00:00Z");
    }
    return members;
  }

  private static void expand(
      Person person, Section section, Map<String, @Nullable Object> members) {
    section.emptyLists().forEach(name -> members.put(name, List.of()));
    switch (section) {
      case EMAILS -> members.put("emails", person.emails.members());
      case PHONES -> members.put("phones", person.phones.members());
      case ADDRESSES -> members.put("addresses", person.addresses.members());
      case DISTRICTS -> members.put("districts", person.addresses.districts());
      case PREFERENCES -> preferences(person, members);
      default -> {
        // Nothing beyond the empty lists: what the rest holds was never seen.
      }
    }
  }

  private static void preferences(Person person, Map<String, @Nullable Object> members) {
    members.put("nickname", person.get(Scalar.NICKNAME));
    members.put("website", person.get(Scalar.WEBSITE));
    members.put("jobTitle", person.get(Scalar.JOB_TITLE));
    String code = person.get(Scalar.CONTACT_PREFERENCE);
    Preference preference = code == null ? null : PREFERENCES.get(code);
    if (preference != null) {
      members.put("contactMethodPreferenceCode", code);
      members.put("contactMethodPreferenceId", preference.id());
      members.put("contactMethodPreferenceName", preference.name());
    }
  }
}
