package dev.crmport.cli.csv;

import dev.crmport.core.key.KeyShape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which column of a file fills which member of a person. Immutable. */
final class Columns {
  private static final int MOST_NAMED = 40;

  private final List<String> header;
  private final Map<PersonField, Integer> places;

  private Columns(List<String> header, Map<PersonField, Integer> places) {
    this.header = header;
    this.places = places;
  }

  /**
   * Guesses by the columns' names; what was said by hand goes before.
   *
   * @param byHand a column's name by the member it fills; an empty name leaves the member out
   * @throws UnusableFile where what was said by hand does not fit the file
   */
  static Columns of(List<String> header, Map<String, String> byHand) {
    Map<PersonField, Integer> places = new EnumMap<>(PersonField.class);
    Set<PersonField> said = new HashSet<>();
    Set<Integer> taken = new HashSet<>();
    byHand.forEach(
        (name, column) -> {
          PersonField field = field(name);
          said.add(field);
          if (!column.isEmpty()) {
            int place = place(header, name, column);
            places.put(field, place);
            taken.add(place);
          }
        });
    for (int i = 0; i < header.size(); i++) {
      int place = i;
      PersonField.named(header.get(i))
          .filter(field -> !said.contains(field) && !taken.contains(place))
          .ifPresent(field -> places.putIfAbsent(field, place));
    }
    // Beside neither city nor postal code it is no part of an address: lists of office-holders say
    // by it whom they stand for.
    if (!said.contains(PersonField.STATE_OR_PROVINCE)
        && !places.containsKey(PersonField.CITY)
        && !places.containsKey(PersonField.ZIP_OR_POSTAL_CODE)) {
      places.remove(PersonField.STATE_OR_PROVINCE);
    }
    if (places.isEmpty()) {
      throw new UnusableFile("no column is one that a person could be made of. " + found(header));
    }
    return new Columns(header, places);
  }

  private static PersonField field(String name) {
    return PersonField.named(name)
        .orElseThrow(
            () ->
                new UnusableFile(
                    "--map names a member that a column cannot fill. It can fill "
                        + Stream.of(PersonField.values())
                            .map(PersonField::member)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static int place(List<String> header, String field, String column) {
    int exact = header.indexOf(column);
    if (exact >= 0) {
      return exact;
    }
    for (int i = 0; i < header.size(); i++) {
      if (PersonField.folded(header.get(i)).equals(PersonField.folded(column))) {
        return i;
      }
    }
    throw new UnusableFile(
        "the column that --map " + field + "=... names is not there. " + found(header));
  }

  private static String found(List<String> header) {
    String names =
        header.stream()
            .limit(MOST_NAMED)
            .map(name -> "\"" + KeyShape.masked(name) + "\"")
            .collect(Collectors.joining(", "));
    return "Its first line has "
        + names
        + (header.size() > MOST_NAMED ? " and " + (header.size() - MOST_NAMED) + " more" : "")
        + ". Say which column fills which member, for example --map email=COLUMN or --map"
        + " phoneNumber=COLUMN.";
  }

  /**
   * Refuses a file whose every row would be below the CRM's minimum match.
   *
   * @throws UnusableFile where no row could be looked for
   */
  void requireMatchable() {
    boolean byContact = has(PersonField.EMAIL) || has(PersonField.PHONE_NUMBER);
    boolean byName =
        has(PersonField.FIRST_NAME)
            && has(PersonField.LAST_NAME)
            && has(PersonField.ZIP_OR_POSTAL_CODE)
            && (has(PersonField.DATE_OF_BIRTH) || has(PersonField.ADDRESS_LINE_1));
    if (!byContact && !byName) {
      throw new UnusableFile(
          "with its columns the CRM could look for nobody, and every run would store all people"
              + " again; it needs an e-mail address, or a telephone number, or first and last name"
              + " with a postal code and either the date of birth or a street. "
              + found(header)
              + " Or insist with --allow-duplicates.");
    }
  }

  private boolean has(PersonField field) {
    return places.containsKey(field);
  }

  /** The names in the first line. */
  List<String> header() {
    return header;
  }

  /** The members that are filled, each with the place of its column. */
  Map<PersonField, Integer> places() {
    return places;
  }

  /** The columns that fill nothing, in their order. */
  List<String> ignored() {
    List<String> ignored = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      if (!places.containsValue(i)) {
        ignored.add(header.get(i));
      }
    }
    return ignored;
  }
}
