package dev.crmport.testkit.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /echoes}: the message back, with the server's clock. */
final class Echo {
  private static final DateTimeFormatter SEVEN_DECIMALS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  private final ReferenceCodes codes;

  Echo(InstantSource clock, ReferenceCodes codes) {
    this.clock = clock;
    this.codes = codes;
  }

  FakeAnswer answer(RequestBody body) {
    Fields fields = body instanceof RequestBody.Absent ? Fields.none() : Fields.ofBody(body);
    Integer delay = fields.integer("delayInMilliseconds");
    if (delay != null && delay == -1) {
      return FakeAnswer.hanging();
    }
    if (delay != null && delay < 0) {
      throw codes.serverError();
    }
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("message", fields.text("message"));
    members.put("dateSent", SEVEN_DECIMALS.format(clock.instant()));
    members.put("delayInMilliseconds", delay == null ? null : Long.valueOf(delay));
    return FakeAnswer.json(200, members).after(Duration.ofMillis(delay == null ? 0 : delay));
  }
}
