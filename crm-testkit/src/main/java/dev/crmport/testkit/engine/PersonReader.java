package dev.crmport.testkit.engine;

import dev.crmport.testkit.engine.PersonDraft.EmailDraft;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and validates a person body; what is wrong is reported all at once, contacts first. */
final class PersonReader {
  private static final String MARKUP_HINT =
      "Value must not match the regular expression: [\\<\\>]+|&#";
  private static final Pattern MARKUP = Pattern.compile("[<>]+|&#");
  private static final Set<String> ELECTION_TYPES =
      Set.of("G", "P", "R", "PP", "SP", "SG", "MP", "MG", "C", "O");

  private final Set<Integer> customFields;
  private final List<ApiError> errors = new ArrayList<>();

  private PersonReader(Set<Integer> customFields) {
    this.customFields = customFields;
  }

  static PersonDraft read(RequestBody body, Set<Integer> customFields) {
    return new PersonReader(customFields).draft(Fields.ofBody(body));
  }

  private PersonDraft draft(Fields fields) {
    ContactReader contacts = new ContactReader(errors);
    List<EmailDraft> emails = contacts.emails(fields);
    List<@Nullable Fields> sentPhones = fields.objects("phones");
    var phones = contacts.phones(sentPhones);
    var addresses = contacts.addresses(fields);
    Map<Scalar, String> scalars = scalars(fields);
    LocalDate birth = birth(fields);
    election(fields);
    customFields(fields);
    boolean voterFileId = voterFileId(fields);
    PersonDraft draft =
        new PersonDraft(
            fields.integer("vanId"),
            scalars,
            birth,
            fields.text("contactMode"),
            emails,
            phones,
            addresses,
            sentPhones.contains(null),
            voterFileId);
    if (!errors.isEmpty()) {
      throw new Refusal(ApiError.envelope(400, errors));
    }
    return draft;
  }

  private Map<Scalar, String> scalars(Fields fields) {
    Map<Scalar, String> read = new EnumMap<>(Scalar.class);
    for (Scalar scalar : Scalar.values()) {
      String text = fields.text(scalar.member());
      if (text != null) {
        check(scalar, text);
        read.put(scalar, scalar == Scalar.SEX ? text.toUpperCase(Locale.ROOT) : text);
      }
    }
    return read;
  }

  private void check(Scalar scalar, String text) {
    String member = scalar.member();
    boolean badSex = scalar == Scalar.SEX && !text.matches("[MFmf]");
    boolean badPreference = scalar == Scalar.CONTACT_PREFERENCE && !text.matches("[PEMFS]");
    if (badSex || badPreference) {
      report("The specified condition was not met for '" + member + "'", member);
    } else if (text.length() > scalar.maxLength()) {
      report(tooLong(member, scalar.maxLength()), member);
    }
    checkMarkup(text, member, member, errors);
  }

  static String tooLong(String member, int maxLength) {
    return "'" + member + "' must be between 0 and " + maxLength + " characters";
  }

  static void checkMarkup(
      @Nullable String text, String member, String property, List<ApiError> errors) {
    if (text != null && MARKUP.matcher(text).find()) {
      errors.add(
          ApiError.invalid("'" + member + "' must not contain invalid characters")
              .about(property)
              .hinting(MARKUP_HINT));
    }
  }

  /** A birth date that cannot be parsed is no birth date, and no error either. */
  private @Nullable LocalDate birth(Fields fields) {
    String text = fields.text("dateOfBirth");
    if (text == null || text.length() < 10) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(text.substring(0, 10));
      if (text.length() > 10 && text.charAt(10) != 'T') {
        return null;
      }
      if (date.getYear() < 1900 || date.getYear() > 2099) {
        report("'dateOfBirth' must be in the 20th or 21st century.", "dateOfBirth");
      }
      return date;
    } catch (DateTimeException unparseable) {
      return null;
    }
  }

  /** Checked, then thrown away. */
  private void election(Fields fields) {
    fields.integer("collectedLocationId");
    String type = fields.text("electionType");
    if (type != null && !ELECTION_TYPES.contains(type.toUpperCase(Locale.ROOT))) {
      report("Invalid Election Type", "electionType");
    }
    String cycle = fields.text("cycle");
    if (cycle != null && cycle.length() != 4) {
      report("'cycle' must be 4 characters in length", "cycle");
    }
  }

  private void customFields(Fields fields) {
    int index = 0;
    for (Fields value : fields.objects("customFieldValues")) {
      Integer id = value == null ? null : value.integer("customFieldId");
      if (id != null && !customFields.contains(id)) {
        report(
            "Custom field " + id + " does not exist.",
            "customFieldValues[" + index + "].customFieldId");
      }
      index++;
    }
    index = 0;
    for (Fields race : fields.objects("selfReportedRaces")) {
      if (race != null && race.has("reportedRaceId")) {
        report(
            "'reportedRaceId' is not a valid ReportedRace in this context",
            "selfReportedRaces[" + index + "].reportedRaceId");
      }
      index++;
    }
  }

  private boolean voterFileId(Fields fields) {
    boolean found = false;
    int index = 0;
    for (Fields identifier : fields.objects("identifiers")) {
      String type = identifier == null ? null : identifier.text("type");
      if ("dwid".equalsIgnoreCase(type)) {
        found = true;
      } else if (type != null) {
        report(
            "'type' (" + type + ") is not a valid ExternalID in this context",
            "identifiers[" + index + "].type");
      }
      index++;
    }
    return found;
  }

  private void report(String text, String property) {
    errors.add(ApiError.invalid(text).about(property));
  }
}
