package dev.crmport.testkit.engine;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A name that {@code $expand} takes, in the order in which the CRM lists them. */
enum Section {
  CONTRIBUTION_HISTORY("contributionHistory"),
  ADDRESSES("addresses"),
  PHONES("phones"),
  EMAILS("emails"),
  CODES("codes", "codes"),
  CUSTOM_FIELDS("customFields", "customFields"),
  EXTERNAL_IDS("externalIds", "identifiers"),
  PREFERENCES("preferences"),
  RECORDED_ADDRESSES("recordedAddresses", "recordedAddresses"),
  REPORTED_DEMOGRAPHICS(
      "reportedDemographics",
      "selfReportedRaces",
      "selfReportedEthnicities",
      "selfReportedGenders",
      "selfReportedSexualOrientations",
      "selfReportedLanguagePreferences"),
  SUPPRESSIONS("suppressions", "suppressions"),
  CASES("cases", "caseworkCases", "caseworkIssues", "caseworkStories"),
  CUSTOM_PROPERTIES("customProperties", "customProperties"),
  DISTRICTS("districts"),
  ELECTION_RECORDS("electionRecords", "electionRecords"),
  MEMBERSHIP_STATUSES("membershipStatuses"),
  NOTES("notes", "notes"),
  ORGANIZATION_ROLES("organizationRoles", "organizationRoles"),
  SCORES("scores", "scores"),
  DISCLOSURE_FIELD_VALUES("disclosureFieldValues"),
  PRIMARY_CONTACT("primaryContact"),
  POLLING_LOCATION("pollingLocation"),
  BIOGRAPHY("biography");

  /** What search offers; it lists them with a capital letter. */
  private static final List<Section> OF_SEARCH =
      List.of(ADDRESSES, EMAILS, PHONES, DISTRICTS, POLLING_LOCATION);

  private static final Set<String> MISSING_IN_MODE_0 =
      Set.of("codes", "contributionHistory", "organizationRoles");

  private final String argument;
  private final String emptyLists;

  Section(String argument, String... emptyLists) {
    this.argument = argument;
    this.emptyLists = String.join(" ", emptyLists);
  }

  /** Members that this section turns from null into an empty list: the fake holds none of them. */
  List<String> emptyLists() {
    return emptyLists.isEmpty() ? List.of() : List.of(emptyLists.split(" "));
  }

  /** The sections asked for; the first bad one is refused, before anything is looked up. */
  static Set<Section> ofPerson(Query query, int mode, Set<String> refused) {
    String hint =
        "The only valid expand sections are: "
            + Arrays.stream(values())
                .map(section -> "'" + section.argument + "'")
                .collect(Collectors.joining(", "));
    return parse(query.first("$expand"), List.of(values()), hint, mode, refused);
  }

  static Set<Section> ofSearch(Query query, int mode, Set<String> refused) {
    String hint =
        "The only valid expand sections are: 'Addresses', 'Emails', 'Phones', 'Districts',"
            + " 'PollingLocation'";
    return parse(query.first("$expand"), OF_SEARCH, hint, mode, refused);
  }

  private static Set<Section> parse(
      @Nullable String text, List<Section> offered, String hint, int mode, Set<String> refused) {
    Set<Section> sections = EnumSet.noneOf(Section.class);
    if (text == null || text.isBlank()) {
      return sections;
    }
    for (String argument : text.split(",", -1)) {
      Section section = find(argument.strip(), offered);
      if (section == null) {
        throw Refusal.invalid(
            ApiError.invalid(
                    "'"
                        + argument.strip()
                        + "' is not a valid argument for the '$expand' parameter")
                .about("$expand")
                .hinting(hint));
      }
      section.refuseIfClosed(mode, refused);
      sections.add(section);
    }
    return sections;
  }

  private static @Nullable Section find(String argument, List<Section> offered) {
    for (Section section : offered) {
      if (section.argument.equalsIgnoreCase(argument)) {
        return section;
      }
    }
    return null;
  }

  private void refuseIfClosed(int mode, Set<String> refused) {
    boolean outOfContext = mode == 0 && MISSING_IN_MODE_0.contains(argument);
    boolean closed = mode == 1 && refused.contains(argument);
    if (outOfContext || (closed && this == POLLING_LOCATION)) {
      throw new Refusal(
          ApiError.of("BAD_REQUEST", "May not request '" + argument + "' in this context")
              .answer(400));
    }
    if (closed) {
      throw new Refusal(ApiError.of("FORBIDDEN", "May not request '" + argument + "'").answer(403));
    }
  }
}
