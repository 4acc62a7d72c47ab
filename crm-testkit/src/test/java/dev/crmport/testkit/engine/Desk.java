package dev.crmport.testkit.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.testkit.wire.JsonText;
import dev.crmport.testkit.wire.JsonText.NotJsonException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks an engine in the words of HTTP, at a time that a test moves. */
final class Desk {
  static final String GUID = "7e577e57-0000-4000-8000-00000000c9d6";
  static final String BASE = "https://api.securevan.com/v4";

  private Instant now = Instant.parse("2026-01-01T00:00:00.1234567Z");
  private long arrival;
  private int mode = 1;
  private String guid = GUID;
  private final FakeEngine engine;

  Desk() {
    this(FakeSettings.builder());
  }

  Desk(FakeSettings.Builder settings) {
    this.engine = new FakeEngine(settings.clock(() -> now).build());
  }

  Desk inMode(int newMode) {
    this.mode = newMode;
    return this;
  }

  Desk withKey(String newGuid) {
    this.guid = newGuid;
    return this;
  }

  void minutesPass(int minutes) {
    now = now.plusSeconds(60L * minutes);
  }

  void nanosPass(long nanos) {
    arrival += nanos;
  }

  int peopleStored() {
    return engine.peopleStored();
  }

  FakeAnswer get(String pathAndQuery) {
    return ask("GET", pathAndQuery, new RequestBody.Absent());
  }

  FakeAnswer post(String path, String json) {
    try {
      return ask("POST", path, new RequestBody.Json(JsonText.read(json.getBytes(UTF_8))));
    } catch (NotJsonException notJson) {
      return ask("POST", path, new RequestBody.NotJson());
    }
  }

  FakeAnswer ask(String method, String pathAndQuery, RequestBody body) {
    int mark = pathAndQuery.indexOf('?');
    String path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
    List<QueryPair> query = new ArrayList<>();
    if (mark >= 0) {
      for (String pair : pathAndQuery.substring(mark + 1).split("&", -1)) {
        int equals = pair.indexOf('=');
        query.add(new QueryPair(pair.substring(0, equals), pair.substring(equals + 1)));
      }
    }
    Optional<PresentedKey> key = PresentedKey.of("test", guid + "|" + mode);
    return engine.answer(new FakeRequest(method, path, query, body, key, arrival));
  }

  FakeAnswer without(String method, String path) {
    return engine.answer(
        new FakeRequest(
            method, path, List.of(), new RequestBody.Absent(), Optional.empty(), arrival));
  }

  /** Creates a person and gives its id. */
  long create(String json) {
    return Objects.requireNonNull((Long) members(post("/people/create", json)).get("vanId"));
  }

  /** The person as it is served. */
  Map<?, ?> person(long vanId, String expand) {
    return members(get("/people/" + vanId + "?$expand=" + expand));
  }

  static Map<?, ?> members(FakeAnswer answer) {
    return (Map<?, ?>) Objects.requireNonNull(tree(answer));
  }

  static @Nullable Object tree(FakeAnswer answer) {
    return ((FakeAnswer.Body.Json) answer.body()).tree();
  }

  static String json(FakeAnswer answer) {
    return JsonText.text(tree(answer));
  }

  static String html(FakeAnswer answer) {
    return ((FakeAnswer.Body.Html) answer.body()).page();
  }

  static List<?> list(Map<?, ?> members, String name) {
    return (List<?>) Objects.requireNonNull(members.get(name));
  }

  /** One member of each entry of a list. */
  static List<@Nullable Object> each(Map<?, ?> members, String list, String member) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Object entry : list(members, list)) {
      values.add(((Map<?, ?>) entry).get(member));
    }
    return values;
  }

  static @Nullable String location(FakeAnswer answer) {
    return answer.headers().get("Location");
  }

  static Map<?, ?> firstError(FakeAnswer answer) {
    return (Map<?, ?>) list(members(answer), "errors").getFirst();
  }
}
