package dev.crmport.testkit.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a path leads, whatever the verb.
 *
 * @param operations the operation name by verb
 * @param vanId the id in the path; 0 where there is none
 */
record Route(Map<String, String> operations, int vanId) {
  private static final Map<String, Map<String, String>> FIXED =
      Map.of(
          "/echoes", Map.of("POST", "createEcho"),
          "/apiKeyProfiles", Map.of("GET", "getApiKeyProfile"),
          "/people", Map.of("GET", "searchPeople"),
          "/people/create", Map.of("POST", "createPerson"),
          "/people/find", Map.of("POST", "findPerson"),
          "/people/findOrCreate", Map.of("POST", "findOrCreatePerson"));
  private static final Map<String, String> ONE_PERSON =
      Map.of("GET", "getPerson", "POST", "updatePerson", "DELETE", "suppressPerson");
  private static final String PERSON = "/people/";

  /** Null for a path that nothing is routed to: also for an id that is not an int32. */
  static @Nullable Route of(String path, String method) {
    Map<String, String> fixed = FIXED.get(path);
    // GET /people/find is a read of a person whose id is no integer: not routed.
    boolean readOfWord = path.startsWith(PERSON) && !method.equals("POST");
    if (fixed != null && !readOfWord) {
      return new Route(fixed, 0);
    }
    if (!path.startsWith(PERSON) || fixed != null) {
      return null;
    }
    String segment = path.substring(PERSON.length());
    if (!segment.matches("-?\\d{1,10}")) {
      return null;
    }
    long id = Long.parseLong(segment);
    return id == (int) id ? new Route(ONE_PERSON, (int) id) : null;
  }
}
