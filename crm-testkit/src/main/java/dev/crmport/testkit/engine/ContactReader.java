package dev.crmport.testkit.engine;

import dev.crmport.testkit.engine.PersonDraft.AddressDraft;
import dev.crmport.testkit.engine.PersonDraft.AddressKind;
import dev.crmport.testkit.engine.PersonDraft.EmailDraft;
import dev.crmport.testkit.engine.PersonDraft.PhoneDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and validates emails, phones and addresses; reports into the list it was made with. */
final class ContactReader {
  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s<>&,;]+@[^@\\s<>&,;]+\\.[^@\\s<>&,;.]+");
  private static final Pattern AMERICAN_NUMBER = Pattern.compile("1?[2-9][0-8]\\d[2-9]\\d{6}");
  private static final Pattern OTHER_NUMBER = Pattern.compile("\\d{6,15}");
  private static final Map<String, String> DEVICES =
      Map.of(
          "C",
          "Cell",
          "1",
          "Cell",
          "L",
          "Landline",
          "2",
          "Landline",
          "F",
          "Fax",
          "5",
          "Fax",
          "V",
          "VoIP",
          "6",
          "VoIP");
  private static final Set<String> CELL_STATUSES =
      Set.of("Verified Cell", "Likely Cell", "Likely Not a Cell", "Not a Cell");

  private final List<ApiError> errors;

  ContactReader(List<ApiError> errors) {
    this.errors = errors;
  }

  /** Digits as the CRM keeps them: an American number loses its leading 1. */
  static String digits(String number) {
    String digits = number.replaceAll("\\D", "");
    return digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits;
  }

  static boolean isAmericanNumber(String number) {
    return AMERICAN_NUMBER.matcher(number.replaceAll("\\D", "")).matches();
  }

  List<EmailDraft> emails(Fields body) {
    List<EmailDraft> read = new ArrayList<>();
    int index = 0;
    for (Fields entry : body.objects("emails")) {
      if (entry != null) {
        read.add(email(entry, "emails[" + index + "]."));
      }
      index++;
    }
    return read;
  }

  private EmailDraft email(Fields entry, String at) {
    String address = Objects.requireNonNullElse(entry.text("email"), "").strip();
    if (!EMAIL.matcher(address).matches()) {
      report("'email' is not a valid email address", at + "email");
    }
    String type = upper(entry.text("type"), "P");
    if (!Set.of("P", "W", "O").contains(type)) {
      report("'type' must be one of P , W , O", at + "type");
    }
    return new EmailDraft(address, type, subscription(entry, at), entry.isTrue("isPreferred"));
  }

  private String subscription(Fields entry, String at) {
    String status = entry.text("subscriptionStatus");
    Boolean subscribed = entry.flag("isSubscribed");
    if (status == null) {
      return subscribed == null || subscribed ? "S" : "U";
    }
    String code = status.toUpperCase(Locale.ROOT);
    if (!Set.of("S", "N", "U").contains(code)) {
      // Chosen: only the hint was seen.
      errors.add(
          ApiError.invalid("'subscriptionStatus' must be one of U , S , N")
              .about(at + "subscriptionStatus")
              .hinting("'U', 'S', 'N'"));
    } else if (subscribed != null) {
      report(
          "'isSubscribed' must not be sent together with 'subscriptionStatus'",
          at + "isSubscribed");
    }
    return code;
  }

  List<PhoneDraft> phones(List<@Nullable Fields> entries) {
    List<PhoneDraft> read = new ArrayList<>();
    int index = 0;
    for (Fields entry : entries) {
      if (entry != null) {
        read.add(phone(entry, "phones[" + index + "]."));
      }
      index++;
    }
    return read;
  }

  private PhoneDraft phone(Fields entry, String at) {
    String number = Objects.requireNonNullElse(entry.text("phoneNumber"), "");
    String country = upper(entry.text("countryCode"), "US");
    boolean valid =
        country.equals("US")
            ? isAmericanNumber(number)
            : OTHER_NUMBER.matcher(number.replaceAll("\\D", "")).matches();
    if (!valid) {
      report(
          "Phone number is not valid. If entering UK number, please include leading 0.",
          at + "phoneNumber");
    }
    String type = upper(entry.text("phoneType"), "H");
    if (!Set.of("H", "W", "O", "C", "M", "F", "P").contains(type)) {
      report("'phoneType' must be one of: H, W, O, C, M, F, P", at + "phoneType");
    }
    String optIn = upper(entry.text("phoneOptInStatus"), "U");
    if (!Set.of("I", "U", "O").contains(optIn)) {
      report("'phoneOptInStatus' must be one of I , U , O", at + "phoneOptInStatus");
    }
    String ext = entry.text("ext");
    if (ext != null && ext.length() > 6) {
      report(PersonReader.tooLong("ext", 6), at + "ext");
    }
    cellStatus(entry, at);
    return new PhoneDraft(
        country.equals("US") ? digits(number) : number.replaceAll("\\D", ""),
        Objects.requireNonNullElse(entry.text("dialingPrefix"), "1"),
        country,
        ext,
        typeWord(type),
        deviceWord(type, entry.text("deviceType")),
        optIn.equals("I") ? "Opt-In" : optIn.equals("O") ? "Opt-Out" : "Unknown",
        entry.isTrue("isPreferred"));
  }

  /** Checked although it is never kept; id and name need not agree. */
  private void cellStatus(Fields entry, String at) {
    Fields status = entry.object("isCellStatus");
    Integer id = status.integer("statusId");
    if (id != null && (id < 1 || id > 4)) {
      report("'statusId' must be one of 1 , 2 , 3 , 4", at + "isCellStatus.statusId");
    }
    String name = status.text("statusName");
    if (name != null && !CELL_STATUSES.contains(name)) {
      report(
          "'statusName' must be one of Verified Cell , Likely Cell , Likely Not a Cell , Not a"
              + " Cell",
          at + "isCellStatus.statusName");
    }
  }

  private static String typeWord(String code) {
    return switch (code) {
      case "W", "F" -> "Work";
      case "O" -> "Other";
      default -> "Personal";
    };
  }

  private static String deviceWord(String typeCode, @Nullable String written) {
    return switch (typeCode) {
      case "C" -> "Cell";
      case "F" -> "Fax";
      default -> DEVICES.getOrDefault(upper(written, "U"), "Unknown");
    };
  }

  List<AddressDraft> addresses(Fields body) {
    List<AddressDraft> read = new ArrayList<>();
    int index = 0;
    for (Fields entry : body.objects("addresses")) {
      if (entry != null) {
        read.add(address(entry, "addresses[" + index + "]."));
      }
      index++;
    }
    return read;
  }

  private AddressDraft address(Fields entry, String at) {
    for (String member : List.of("addressLine1", "addressLine2", "addressLine3", "city")) {
      PersonReader.checkMarkup(entry.text(member), member, at + member, errors);
    }
    return new AddressDraft(
        entry.text("addressLine1"),
        entry.text("addressLine2"),
        entry.text("addressLine3"),
        entry.text("city"),
        entry.text("stateOrProvince"),
        entry.text("zipOrPostalCode"),
        upper(entry.text("countryCode"), "US"),
        AddressKind.of(entry.text("type")));
  }

  private static String upper(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text.toUpperCase(Locale.ROOT);
  }

  private void report(String text, String property) {
    errors.add(ApiError.invalid(text).about(property));
  }
}
