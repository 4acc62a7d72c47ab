package dev.crmport.testkit.engine;

import dev.crmport.testkit.engine.HeldAddresses.Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code GET /people}: all that was asked for must agree, texts as prefixes. */
final class Search {
  /** The parameters of which at least one is needed, and what each compares. */
  private static final Map<String, BiPredicate<Person, String>> CRITERIA =
      Map.ofEntries(
          Map.entry("firstName", (person, v) -> begins(person.get(Scalar.FIRST_NAME), v)),
          Map.entry("lastName", (person, v) -> begins(person.get(Scalar.LAST_NAME), v)),
          Map.entry("middleName", (person, v) -> begins(person.get(Scalar.MIDDLE_NAME), v)),
          Map.entry("commonName", (person, v) -> begins(person.get(Scalar.COMMON_NAME), v)),
          Map.entry("officialName", (person, v) -> begins(person.get(Scalar.OFFICIAL_NAME), v)),
          Map.entry("email", (person, v) -> anyEmailBegins(person, v)),
          // Raw text against digits: a formatted number is accepted and finds nothing.
          Map.entry("phoneNumber", (person, v) -> v.equals(person.phones.bestDigits())),
          Map.entry("streetAddress", inVotingSlot((at, v) -> begins(at.line1(), v))),
          Map.entry("city", inVotingSlot((at, v) -> begins(at.city(), v))),
          Map.entry("stateOrProvince", inVotingSlot((at, v) -> v.equalsIgnoreCase(at.state()))),
          Map.entry("zipOrPostalCode", inVotingSlot(Search::sameZip)));

  private static final Comparator<Person> BY_NAME =
      Comparator.comparing((Person person) -> sortKey(person, Scalar.LAST_NAME))
          .thenComparing(person -> sortKey(person, Scalar.FIRST_NAME));

  private final People people;
  private final FakeSettings settings;

  Search(People people, FakeSettings settings) {
    this.people = people;
    this.settings = settings;
  }

  FakeAnswer answer(Query query, int mode) {
    Predicate<Person> wanted = criteria(query);
    Comparator<Person> order = order(query);
    Set<Section> sections = Section.ofSearch(query, mode, settings.refusedSections);
    Page page = Page.of(query);
    List<Person> found = people.all().stream().filter(wanted).sorted(order).toList();
    List<Map<String, @Nullable Object>> items = new ArrayList<>();
    page.cut(found).forEach(person -> items.add(PersonView.inSearch(person, sections)));
    return page.answer(items, found.size(), settings.baseUrl, "/people", query);
  }

  private static Predicate<Person> criteria(Query query) {
    List<Predicate<Person>> tests = new ArrayList<>();
    CRITERIA.forEach(
        (name, test) -> {
          String value = query.firstNonBlank(name);
          if (value != null) {
            tests.add(person -> test.test(person, value));
          }
        });
    if (tests.isEmpty()) {
      throw Refusal.invalid(
          ApiError.invalid("This endpoint requires at least one search parameter to be set.")
              .about("All Arguments"));
    }
    refuseBadPhone(query.firstNonBlank("phoneNumber"));
    refuseBadZip(query.firstNonBlank("zipOrPostalCode"));
    String mode = query.first("contactMode");
    if ("Person".equalsIgnoreCase(mode)) {
      tests.add(person -> !person.isOrganization());
    } else if ("Organization".equalsIgnoreCase(mode)) {
      tests.add(Person::isOrganization);
    }
    return person -> tests.stream().allMatch(test -> test.test(person));
  }

  private static void refuseBadPhone(@Nullable String number) {
    if (number != null && !ContactReader.isAmericanNumber(number)) {
      throw Refusal.invalid(
          ApiError.invalid(
                  "'phoneNumber' (" + number + ") is not a valid phone number for NorthAmerica")
              .about("phoneNumber")
              .hinting(
                  "After non-numeric characters are removed, value must match the regular"
                      + " expression: ^1?[2-9][0-8]\\d[2-9]\\d{6,6}$"));
    }
  }

  /** Letters may be a postal code of elsewhere; bare digits must be five, or nine with a dash. */
  private static void refuseBadZip(@Nullable String zip) {
    if (zip != null && zip.matches("[\\d-]+") && !zip.matches("\\d{5}(-\\d{4})?")) {
      throw Refusal.invalid(
          ApiError.invalid(
                  "'zipOrPostalCode' ("
                      + zip
                      + ") is not a valid Postal Code for UsaAndInternational")
              .about("zipOrPostalCode"));
    }
  }

  private static Comparator<Person> order(Query query) {
    String argument = query.firstNonBlank("$orderby");
    if (argument == null) {
      return BY_NAME;
    }
    return switch (argument.strip().toLowerCase(Locale.ROOT)) {
      case "name", "name asc" -> BY_NAME;
      case "name desc" -> BY_NAME.reversed();
      default ->
          throw Refusal.invalid(
              ApiError.invalid(
                      "'" + argument + "' is not a valid argument for the '$orderby' parameter")
                  .about("$orderby")
                  .hinting("The only valid orderby property is: 'Name'"));
    };
  }

  /** Missing names come first; the sort is stable, so equal names stay in the order of ids. */
  private static String sortKey(Person person, Scalar name) {
    String text = person.get(name);
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  private static boolean begins(@Nullable String text, String prefix) {
    return text != null && text.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private static boolean anyEmailBegins(Person person, String prefix) {
    return person.emails.keys().stream().anyMatch(address -> begins(address, prefix));
  }

  private static boolean sameZip(Address at, String zip) {
    String held = at.zip();
    return held != null && zip.equals(Places.five(held));
  }

  private static BiPredicate<Person, String> inVotingSlot(BiPredicate<Address, String> test) {
    return (person, value) -> {
      Address voting = person.addresses.voting();
      return voting != null && test.test(voting, value);
    };
  }
}
