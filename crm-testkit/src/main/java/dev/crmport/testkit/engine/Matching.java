package dev.crmport.testkit.engine;

import dev.crmport.testkit.engine.PersonDraft.AddressDraft;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one person that a body describes, as find and findOrCreate share it.
 *
 * <p>Below a minimum combination nothing is searched. Above it everything that was sent must agree;
 * city and state are not compared (chosen).
 */
final class Matching {
  private static final Pattern HOUSE_NUMBER = Pattern.compile("\\s*\\d+.*", Pattern.DOTALL);

  private final PersonDraft draft;
  private final @Nullable String first;
  private final @Nullable String last;

  private Matching(PersonDraft draft) {
    this.draft = draft;
    this.first = draft.scalars().get(Scalar.FIRST_NAME);
    this.last = draft.scalars().get(Scalar.LAST_NAME);
  }

  /** With a name the lowest id of those that match, without one the highest; null for none. */
  static @Nullable Person find(PersonDraft draft, People people) {
    Matching matching = new Matching(draft);
    List<Person> matches = matching.candidates(people).stream().filter(matching::agrees).toList();
    if (matches.isEmpty()) {
      return null;
    }
    boolean named = matching.first != null || matching.last != null;
    return named ? matches.getFirst() : matches.getLast();
  }

  /** Those who share the most telling criterion; nobody below the minimum. */
  private List<Person> candidates(People people) {
    if (!draft.emails().isEmpty()) {
      return people.withEmail(draft.emails().getFirst().address().toLowerCase(Locale.ROOT));
    }
    if (!draft.phones().isEmpty()) {
      return people.withPhone(draft.phones().getFirst().digits());
    }
    if (first != null && last != null && hasPlace()) {
      return people.withName(first, last);
    }
    return List.of();
  }

  /** Zip and birth date, or zip and a street line with its house number. */
  private boolean hasPlace() {
    for (AddressDraft address : draft.addresses()) {
      String street = address.line1();
      boolean housed = street != null && HOUSE_NUMBER.matcher(street).matches();
      boolean dated = street == null && draft.birth() != null;
      if (address.zip() != null && (housed || dated)) {
        return true;
      }
    }
    return false;
  }

  private boolean agrees(Person person) {
    return (first == null || Folded.same(first, person.get(Scalar.FIRST_NAME)))
        && (last == null || Folded.same(last, person.get(Scalar.LAST_NAME)))
        && middleAgrees(person)
        && (draft.birth() == null || draft.birth().equals(person.birth()))
        && draft.emails().stream().allMatch(email -> person.emails.holds(email.address()))
        && draft.phones().stream().allMatch(phone -> person.phones.holds(phone.digits()))
        && draft.addresses().stream().allMatch(address -> agrees(address, person));
  }

  private boolean middleAgrees(Person person) {
    String middle = draft.scalars().get(Scalar.MIDDLE_NAME);
    return middle == null || Folded.same(middle, person.get(Scalar.MIDDLE_NAME));
  }

  private static boolean agrees(AddressDraft sent, Person person) {
    if (sent.line1() == null && sent.zip() == null) {
      return true;
    }
    return person.addresses.any(held -> agrees(sent, held));
  }

  private static boolean agrees(AddressDraft sent, HeldAddresses.Address held) {
    String zip = held.zip();
    boolean sameZip =
        sent.zip() == null || (zip != null && Places.five(sent.zip()).equals(Places.five(zip)));
    return sameZip && (sent.line1() == null || Folded.same(sent.line1(), held.line1()));
  }
}
