package dev.crmport.core.people;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The least that the CRM needs to look for a person. Below all of them it looks for nobody: find
 * answers unmatched, and findOrCreate makes a duplicate each time.
 *
 * <p>Source: the vendor's page on matching, and answers seen on a sandbox for the two that stand
 * alone.
 */
public enum MatchCombination {
  /** An e-mail address, with or without a name. */
  EMAIL,
  /** A telephone number, with or without a name. */
  PHONE,
  /** First and last name, five digits of the postal code, date of birth. */
  NAME_ZIP_BIRTH,
  /** First and last name, a street with a house number, five digits of the postal code. */
  NAME_STREET_ZIP;

  private static final Pattern ZIP = Pattern.compile("\\d{5}(-?\\d{4})?");
  private static final Pattern NUMBER_AND_STREET = Pattern.compile("\\s*\\d+\\S*\\s+\\S.*");

  private boolean isMetBy(Person person) {
    return switch (this) {
      case EMAIL -> person.emails().stream().anyMatch(email -> isGiven(email.email()));
      case PHONE -> person.phones().stream().anyMatch(phone -> isGiven(phone.phoneNumber()));
      case NAME_ZIP_BIRTH ->
          hasName(person)
              && person.dateOfBirth().isPresent()
              && person.addresses().stream().anyMatch(MatchCombination::hasZip);
      case NAME_STREET_ZIP ->
          hasName(person)
              && person.addresses().stream()
                  .anyMatch(address -> hasStreet(address) && hasZip(address));
    };
  }

  /** The first combination that a person's members meet; none where a match is impossible. */
  public static Optional<MatchCombination> metBy(Person person) {
    for (MatchCombination combination : values()) {
      if (combination.isMetBy(person)) {
        return Optional.of(combination);
      }
    }
    return Optional.empty();
  }

  private static boolean hasName(Person person) {
    return isGiven(person.firstName()) && isGiven(person.lastName());
  }

  private static boolean hasZip(Address address) {
    return address.zipOrPostalCode().filter(zip -> ZIP.matcher(zip.strip()).matches()).isPresent();
  }

  private static boolean hasStreet(Address address) {
    return address
        .addressLine1()
        .filter(line -> NUMBER_AND_STREET.matcher(line).matches())
        .isPresent();
  }

  private static boolean isGiven(Optional<String> text) {
    return text.filter(given -> !given.isBlank()).isPresent();
  }
}
