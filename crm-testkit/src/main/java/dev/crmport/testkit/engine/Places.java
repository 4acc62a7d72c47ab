package dev.crmport.testkit.engine;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The little geography that the fake knows: what one zip tells about city, county and state. */
final class Places {
  private static final Pattern ZIP = Pattern.compile("(?!00000)\\d{5}(-?\\d{4})?");
  private static final Map<String, Place> BY_ZIP =
      Map.of(
          "99501", new Place("Anchorage", "AK", "Alaska", "020", "Anchorage"),
          "99701", new Place("Fairbanks", "AK", "Alaska", "090", "Fairbanks North Star"),
          "10001", new Place("New York", "NY", "New York", "061", "New York"));

  private Places() {}

  /** One zip's city, state and county. */
  record Place(String city, String state, String stateName, String countyId, String county) {}

  static @Nullable Place at(@Nullable String zip) {
    return zip == null ? null : BY_ZIP.get(five(zip));
  }

  /** Any five digits, with or without four more, count as a known zip (chosen). */
  static boolean isZip(String zip) {
    return ZIP.matcher(zip).matches();
  }

  /** The part of a zip that is compared. */
  static String five(String zip) {
    String stripped = zip.strip();
    return stripped.length() > 5 ? stripped.substring(0, 5) : stripped;
  }
}
