package dev.crmport.testkit;

import dev.crmport.testkit.engine.FakeAnswer;
import dev.crmport.testkit.engine.FakeEngine;
import dev.crmport.testkit.engine.FakeRequest;
import dev.crmport.testkit.engine.RequestBody;
import dev.crmport.testkit.wire.HttpHead;
import dev.crmport.testkit.wire.JsonText;
import dev.crmport.testkit.wire.JsonText.NotJsonException;
import java.util.Set;

/** Asks the engine: takes the base off the path, and the JSON out of the body. */
final class Answering {
  static final String BASE = "/v4";

  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private final FakeEngine engine;

  Answering(FakeEngine engine) {
    this.engine = engine;
  }

  /** The path below the base; as it is, where it lies outside. */
  static String shortPath(String rawPath) {
    return isBelowBase(rawPath) ? rawPath.substring(BASE.length()) : rawPath;
  }

  private static boolean isBelowBase(String rawPath) {
    return rawPath.startsWith(BASE + "/");
  }

  FakeAnswer answer(HttpHead head, Bytes body, long arrivalNanos) {
    if (!isBelowBase(head.rawPath())) {
      return FakeEngine.outsideTheBase(head.rawPath());
    }
    if (WITH_BODY.contains(head.method()) && !head.announcesBody()) {
      return FakeEngine.refusedUnread(411);
    }
    return engine.answer(
        new FakeRequest(
            head.method(),
            shortPath(head.rawPath()),
            head.query(),
            parse(body),
            head.credentials(),
            arrivalNanos));
  }

  private static RequestBody parse(Bytes body) {
    if (body.length() == 0) {
      return new RequestBody.Absent();
    }
    try {
      return new RequestBody.Json(JsonText.read(body.array()));
    } catch (NotJsonException notJson) {
      return new RequestBody.NotJson();
    }
  }
}
