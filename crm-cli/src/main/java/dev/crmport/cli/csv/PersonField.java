package dev.crmport.cli.csv;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A member of the API's person that a column can fill, with the names that such columns go by.
 *
 * <p>Lengths: what the CRM stores of a member; {@code url} is not taken for a website, since files
 * of office-holders give pages that are longer than the CRM keeps.
 */
enum PersonField {
  FIRST_NAME("firstName", 75, "first", "given name", "forename", "fname"),
  MIDDLE_NAME("middleName", 75, "middle", "middle initial"),
  LAST_NAME("lastName", 150, "last", "surname", "family name", "lname"),
  SUFFIX("suffix", 50, "name suffix"),
  TITLE("title", 10, "prefix", "honorific"),
  NICKNAME("nickname", 50, "nick", "preferred name"),
  EMAIL("email", 254, "e-mail address", "mail", "email 1", "primary email"),
  PHONE_NUMBER(
      "phoneNumber",
      40,
      "phone",
      "telephone",
      "telephone number",
      "tel",
      "mobile",
      "mobile phone",
      "mobile number",
      "cell",
      "cell phone",
      "home phone",
      "phone 1"),
  DATE_OF_BIRTH("dateOfBirth", 40, "birthday", "birth date", "dob", "born"),
  SEX("sex", 40, "gender"),
  ADDRESS_LINE_1("addressLine1", 255, "address", "address 1", "street", "street address"),
  ADDRESS_LINE_2("addressLine2", 255, "address 2", "street 2", "unit", "apartment", "apt"),
  CITY("city", 100, "town"),
  STATE_OR_PROVINCE("stateOrProvince", 100, "state", "province"),
  ZIP_OR_POSTAL_CODE("zipOrPostalCode", 20, "zip", "zip code", "postal code", "postcode", "zip 5"),
  COUNTRY_CODE("countryCode", 100, "country"),
  EMPLOYER("employer", 50, "employer name", "company"),
  OCCUPATION("occupation", 50, "profession"),
  JOB_TITLE("jobTitle", 150, "position"),
  WEBSITE("website", 50, "web site", "homepage"),
  PARTY("party", 100, "party code");

  private final String member;
  private final int longest;

  /** Folded, each between bars. */
  private final String names;

  PersonField(String member, int longest, String... alsoCalled) {
    this.member = member;
    this.longest = longest;
    names =
        Stream.concat(Stream.of(member), Arrays.stream(alsoCalled))
            .map(PersonField::folded)
            .collect(Collectors.joining("|", "|", "|"));
  }

  /** The API's name for it, which {@code --map} takes. */
  String member() {
    return member;
  }

  /** The most characters that the CRM takes. */
  int longest() {
    return longest;
  }

  /** The field that a column of this name fills, or that a person means by it. */
  static Optional<PersonField> named(String name) {
    String folded = "|" + folded(name) + "|";
    return Arrays.stream(values()).filter(field -> field.names.contains(folded)).findFirst();
  }

  /** A name without case, spaces, underscores, hyphens and other marks. */
  static String folded(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }
}
