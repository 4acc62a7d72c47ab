package dev.crmport.testkit.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every person of the fake, and where to look for one. Guarded by the engine. */
final class People {
  private static final int LOWEST_VAN_ID = 100_000_000;

  private final InstantSource clock;
  private final TreeMap<Integer, Person> byId = new TreeMap<>();
  private final Map<String, SortedSet<Integer>> byEmail = new HashMap<>();
  private final Map<String, SortedSet<Integer>> byPhone = new HashMap<>();
  private final Map<String, SortedSet<Integer>> byName = new HashMap<>();
  private int nextVanId;
  private int nextPhoneId = 1_021_601;
  private int nextAddressId = 1_206_601;

  People(InstantSource clock, int firstVanId) {
    this.clock = clock;
    this.nextVanId = firstVanId;
  }

  @Nullable Person find(int vanId) {
    return byId.get(vanId);
  }

  /** True for an id that was, or could have been, given out so far. */
  boolean isPlausible(int vanId) {
    return vanId >= LOWEST_VAN_ID && vanId < nextVanId;
  }

  int size() {
    return byId.size();
  }

  /** All people, lowest id first. */
  Collection<Person> all() {
    return byId.values();
  }

  Person add(PersonDraft draft) {
    Person person = new Person(nextVanId, minute());
    nextVanId++;
    byId.put(person.vanId(), person);
    write(person, draft);
    return person;
  }

  /** Overwrites scalars and appends contact methods; nothing is ever removed. */
  void write(Person person, PersonDraft draft) {
    Instant minute = minute();
    String oldName = nameKey(person);
    person.overwrite(draft);
    draft.emails().forEach(email -> person.emails.append(email, minute));
    draft.phones().forEach(phone -> person.phones.append(phone, minute, () -> nextPhoneId++));
    person.addresses.append(draft.addresses(), () -> nextAddressId++);
    index(person, oldName);
  }

  private Instant minute() {
    return clock.instant().truncatedTo(ChronoUnit.MINUTES);
  }

  private void index(Person person, @Nullable String oldName) {
    Integer id = person.vanId();
    person.emails.keys().forEach(key -> put(byEmail, key, id));
    person.phones.digits().forEach(key -> put(byPhone, key, id));
    SortedSet<Integer> namesakes = oldName == null ? null : byName.get(oldName);
    if (namesakes != null) {
      namesakes.remove(id);
    }
    String name = nameKey(person);
    if (name != null) {
      put(byName, name, id);
    }
  }

  private static void put(Map<String, SortedSet<Integer>> index, String key, Integer id) {
    index.computeIfAbsent(key, unused -> new TreeSet<>()).add(id);
  }

  private static @Nullable String nameKey(Person person) {
    String first = person.get(Scalar.FIRST_NAME);
    String last = person.get(Scalar.LAST_NAME);
    return first == null || last == null ? null : nameKey(first, last);
  }

  private static String nameKey(String first, String last) {
    return Folded.of(first) + '\n' + Folded.of(last);
  }

  /** Whoever holds the email, in lower case; lowest id first. */
  List<Person> withEmail(String lowerCaseAddress) {
    return people(byEmail.get(lowerCaseAddress));
  }

  List<Person> withPhone(String digits) {
    return people(byPhone.get(digits));
  }

  List<Person> withName(String first, String last) {
    return people(byName.get(nameKey(first, last)));
  }

  private List<Person> people(@Nullable SortedSet<Integer> ids) {
    List<Person> people = new ArrayList<>();
    if (ids != null) {
      for (Integer id : ids) {
        Person person = byId.get(id);
        if (person != null) {
          people.add(person);
        }
      }
    }
    return people;
  }
}
