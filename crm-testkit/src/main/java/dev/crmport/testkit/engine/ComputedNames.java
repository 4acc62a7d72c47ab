package dev.crmport.testkit.engine;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The greeting and envelope names, computed from the current names whenever a person is read. */
record ComputedNames(
    @Nullable String salutation,
    @Nullable String formalSalutation,
    @Nullable String additionalSalutation,
    @Nullable String envelopeName,
    @Nullable String formalEnvelopeName) {
  /** Search serves none of them. */
  static final ComputedNames NONE = new ComputedNames(null, null, null, null, null);

  static ComputedNames of(Person person) {
    ComputedNames names = ofPerson(person);
    return person.isOrganization() ? names.forOrganization(person) : names;
  }

  private static ComputedNames ofPerson(Person person) {
    String first = person.get(Scalar.FIRST_NAME);
    String middle = person.get(Scalar.MIDDLE_NAME);
    String last = person.get(Scalar.LAST_NAME);
    String title = person.get(Scalar.TITLE);
    String suffix = person.get(Scalar.SUFFIX);
    String initial = middle == null ? null : middle.substring(0, 1) + ".";
    String full = join(first, initial, last);
    boolean nameless = first == null && last == null;
    return new ComputedNames(
        orElse(person.get(Scalar.SALUTATION), first),
        nameless ? "Friend" : title != null && last != null ? join(title, last) : join(first, last),
        null,
        orElse(person.get(Scalar.ENVELOPE_NAME), nameless ? null : full),
        nameless ? "Our Friend At" : join(title, full) + (suffix == null ? "" : ", " + suffix));
  }

  /** The official name wins even over a written envelope name; without one: chosen. */
  private ComputedNames forOrganization(Person person) {
    String official = person.get(Scalar.OFFICIAL_NAME);
    return new ComputedNames(
        person.get(Scalar.SALUTATION),
        "Friends",
        person.get(Scalar.COMMON_NAME),
        orElse(official, envelopeName),
        orElse(official, formalEnvelopeName));
  }

  private static @Nullable String orElse(@Nullable String text, @Nullable String otherwise) {
    return text == null ? otherwise : text;
  }

  private static String join(@Nullable String... parts) {
    return Arrays.stream(parts).filter(Objects::nonNull).collect(Collectors.joining(" "));
  }
}
