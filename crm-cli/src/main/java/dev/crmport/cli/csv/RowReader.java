package dev.crmport.cli.csv;

import dev.crmport.core.people.Address;
import dev.crmport.core.people.AddressBuilder;
import dev.crmport.core.people.Person;
import dev.crmport.core.people.PersonBuilder;
import dev.crmport.core.people.Phone;
import dev.crmport.core.people.PhoneBuilder;
import dev.crmport.core.sync.SyncRow;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes a person of a row, or says why it cannot be sent. What the CRM would refuse is refused
 * here, without a request; what it would drop or misread is left out and counted. For one thread.
 */
final class RowReader {
  /** What the CRM takes for markup, in any text. */
  private static final Pattern MARKUP = Pattern.compile("[<>]|&#");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");

  private final Columns columns;
  private final LocalDate today;
  private final Map<PersonField, Long> leftOut = new EnumMap<>(PersonField.class);

  RowReader(Columns columns, LocalDate today) {
    this.columns = columns;
    this.today = today;
  }

  SyncRow read(long line, List<String> fields) {
    if (fields.size() != columns.header().size()) {
      return new SyncRow.Refused(
          line,
          "it has "
              + fields.size()
              + " columns where the first line has "
              + columns.header().size()
              + ": a comma or a quote is missing or too many");
    }
    Map<PersonField, String> values = new EnumMap<>(PersonField.class);
    columns
        .places()
        .forEach(
            (field, place) -> {
              String value = SPACES.matcher(fields.get(place)).replaceAll(" ").strip();
              if (!value.isEmpty()) {
                values.put(field, value);
              }
            });
    try {
      return new SyncRow.Ready(line, person(values));
    } catch (BadValue bad) {
      return new SyncRow.Refused(line, bad.reason());
    }
  }

  private Person person(Map<PersonField, String> values) throws BadValue {
    if (values.isEmpty()) {
      throw new BadValue("none of its columns that make a person has a value");
    }
    for (Map.Entry<PersonField, String> value : values.entrySet()) {
      requireFit(value.getKey(), value.getValue());
    }
    PersonBuilder person = Person.builder();
    AddressBuilder address = Address.builder();
    boolean hasAddress = false;
    for (Map.Entry<PersonField, String> entry : values.entrySet()) {
      String value = entry.getValue();
      switch (entry.getKey()) {
        case FIRST_NAME -> person.firstName(value);
        case MIDDLE_NAME -> person.middleName(value);
        case LAST_NAME -> person.lastName(value);
        case SUFFIX -> person.suffix(value);
        case TITLE -> person.title(value);
        case NICKNAME -> person.nickname(value);
        case EMPLOYER -> person.employer(value);
        case OCCUPATION -> person.occupation(value);
        case JOB_TITLE -> person.jobTitle(value);
        case WEBSITE -> person.website(value);
        case EMAIL -> person.email(Contacts.email(value));
        case PHONE_NUMBER -> person.phone(phone(Contacts.phone(value)));
        case DATE_OF_BIRTH -> person.dateOfBirth(BirthDates.read(value, today));
        case SEX -> sex(value).ifPresentOrElse(person::sex, () -> leaveOut(PersonField.SEX));
        case PARTY -> keep(PersonField.PARTY, value, "(?s).").ifPresent(person::party);
        case ADDRESS_LINE_1 -> address.addressLine1(value);
        case ADDRESS_LINE_2 -> address.addressLine2(value);
        case CITY -> address.city(value);
        case ZIP_OR_POSTAL_CODE -> address.zipOrPostalCode(value);
        case STATE_OR_PROVINCE ->
            keep(PersonField.STATE_OR_PROVINCE, value, "[A-Za-z]{2,3}")
                .ifPresent(code -> address.stateOrProvince(code.toUpperCase(Locale.ROOT)));
        case COUNTRY_CODE ->
            keep(PersonField.COUNTRY_CODE, value, "[A-Za-z]{2}")
                .ifPresent(code -> address.countryCode(code.toUpperCase(Locale.ROOT)));
      }
      hasAddress |= isPlace(entry.getKey());
    }
    return hasAddress ? person.address(address.build()).build() : person.build();
  }

  private static boolean isPlace(PersonField field) {
    return field == PersonField.ADDRESS_LINE_1
        || field == PersonField.CITY
        || field == PersonField.ZIP_OR_POSTAL_CODE;
  }

  private static void requireFit(PersonField field, String value) throws BadValue {
    if (MARKUP.matcher(value).find()) {
      throw new BadValue(field.member() + " holds <, > or &#, which the CRM refuses as markup");
    }
    if (value.length() > field.longest()) {
      throw new BadValue(
          field.member()
              + " has "
              + value.length()
              + " characters, where the CRM takes "
              + field.longest()
              + "; shorten it, or leave the column out with --map "
              + field.member()
              + "=");
    }
  }

  private static Phone phone(Contacts.PhoneNumber number) {
    PhoneBuilder phone = Phone.builder().phoneNumber(number.digits());
    number.extension().ifPresent(extension -> phone.member("ext", extension));
    return phone.build();
  }

  private static Optional<String> sex(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "m", "male" -> Optional.of("M");
      case "f", "female" -> Optional.of("F");
      default -> Optional.empty();
    };
  }

  private Optional<String> keep(PersonField field, String value, String shape) {
    if (value.matches(shape)) {
      return Optional.of(value);
    }
    leaveOut(field);
    return Optional.empty();
  }

  private void leaveOut(PersonField field) {
    leftOut.merge(field, 1L, Long::sum);
  }

  List<String> leftOut() {
    return leftOut.entrySet().stream()
        .map(
            entry ->
                entry.getKey().member()
                    + " of "
                    + entry.getValue()
                    + " rows, as the CRM"
                    + " takes "
                    + taken(entry.getKey()))
        .toList();
  }

  private static String taken(PersonField field) {
    return switch (field) {
      case PARTY -> "one character";
      case SEX -> "M or F";
      case STATE_OR_PROVINCE -> "a code of two or three letters";
      case COUNTRY_CODE -> "a code of two letters";
      default -> "another form";
    };
  }
}
