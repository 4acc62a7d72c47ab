package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.crmport.core.call.Answer;
import dev.crmport.core.call.Operation;
import dev.crmport.core.key.Credential;
import dev.crmport.core.pace.Time;
import dev.crmport.testkit.engine.FakeAnswer;
import dev.crmport.testkit.engine.FakeEngine;
import dev.crmport.testkit.engine.FakeRequest;
import dev.crmport.testkit.engine.PresentedKey;
import dev.crmport.testkit.engine.QueryPair;
import dev.crmport.testkit.engine.RequestBody;
import dev.crmport.testkit.wire.JsonText;
import dev.crmport.testkit.wire.JsonText.NotJsonException;
import java.util.List;
import java.util.Optional;

/** The way from an operation to the engine and back, without a network, on record all the same. */
final class DirectLine {
  private final FakeEngine engine;
  private final TrafficRecord traffic;
  private final Time time;

  DirectLine(FakeEngine engine, TrafficRecord traffic, Time time) {
    this.engine = engine;
    this.traffic = traffic;
    this.time = time;
  }

  /** What comes back; nothing where the CRM never answers, or its answer is lost. */
  Optional<Reply> carry(Operation<?> operation, Credential credential, Fault fault) {
    if (fault.manner() == Fault.Manner.RESET_BEFORE_READING) {
      return Optional.empty();
    }
    String path = operation.encodedPath();
    Visit visit =
        traffic.arrived(
            time.nanos(),
            operation.method().name(),
            PathTemplate.of(path),
            credential.reference().lastFour());
    int status = 0;
    try {
      FakeAnswer answer =
          fault.applies()
              ? engine.answer(request(operation, path, credential, visit.arrival))
              : FakeEngine.nothing();
      if (answer.hangs() || isLost(fault)) {
        return Optional.empty();
      }
      Reply reply = fault.shape(Reply.of(answer));
      status = reply.status();
      return Optional.of(reply);
    } finally {
      traffic.departed(visit, status, time.nanos());
    }
  }

  private static boolean isLost(Fault fault) {
    return switch (fault.manner()) {
      case HANGING, RESET, RESET_BEFORE_READING, TRUNCATED_HEAD -> true;
      case WHOLE, DRIPPED, TRUNCATED_BODY, TRUNCATED_CHUNKS -> false;
    };
  }

  private static FakeRequest request(
      Operation<?> operation, String path, Credential credential, long arrivalNanos) {
    List<QueryPair> query =
        operation.query().stream().map(p -> new QueryPair(p.name(), p.value())).toList();
    return new FakeRequest(
        operation.method().name(),
        path,
        query,
        body(operation.body()),
        presented(credential),
        arrivalNanos);
  }

  private static Optional<PresentedKey> presented(Credential credential) {
    return credential
        .key()
        .reveal(
            key ->
                PresentedKey.of(
                    credential.application().value(),
                    new String(key, US_ASCII) + "|" + credential.mode().digit()));
  }

  /** The body as the CRM would see it: written and read again, so that nothing is shared. */
  static RequestBody body(Optional<Object> body) {
    if (body.isEmpty()) {
      return new RequestBody.Absent();
    }
    try {
      return new RequestBody.Json(JsonText.read(JsonText.write(body.get())));
    } catch (NotJsonException impossible) {
      throw new IllegalStateException("what was just written is JSON", impossible);
    }
  }

  /** The answer as the core sees it. */
  static Answer plain(Reply reply) throws NotJsonException {
    Object tree = reply.body().length() == 0 ? null : JsonText.read(reply.body().array());
    return new Answer(reply.status(), Optional.ofNullable(tree));
  }
}
