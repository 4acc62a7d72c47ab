package dev.crmport.core.people;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to look for among people: all of it must agree. Immutable.
 *
 * <p>Names, street, city and e-mail match from their beginning, whatever the letter case; state and
 * postal code match whole; the telephone number is bare digits. Source: the API's operation {@code
 * searchPeople}.
 */
public final class PersonSearch {
  private static final PersonSearch NOTHING = new PersonSearch(Map.of());
  private static final int LARGEST_PAGE = 200;

  private final Map<String, String> parameters;

  private PersonSearch(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** People whose last name begins so. */
  public static PersonSearch byLastName(String beginning) {
    return NOTHING.and("lastName", beginning);
  }

  /** People who have an e-mail address that begins so. */
  public static PersonSearch byEmail(String beginning) {
    return NOTHING.and("email", beginning);
  }

  /** People whose best telephone number is this: ten digits. */
  public static PersonSearch byPhone(String digits) {
    return NOTHING.and("phoneNumber", digits);
  }

  /**
   * The same with one more criterion or setting.
   *
   * @param parameter the API's name for it, such as {@code firstName}, {@code city}, {@code
   *     $expand}
   */
  public PersonSearch and(String parameter, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(parameter, value);
    return new PersonSearch(more);
  }

  /**
   * The same with so many people a page; the CRM's default is 50.
   *
   * @param people 1 to 200
   */
  public PersonSearch pageSize(int people) {
    if (people < 1 || people > LARGEST_PAGE) {
      throw new IllegalArgumentException(
          "the page size was not set: " + people + " is not in 1 to " + LARGEST_PAGE);
    }
    return and("$top", Integer.toString(people));
  }

  Map<String, String> parameters() {
    return parameters;
  }
}
