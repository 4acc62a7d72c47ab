package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Something that goes wrong with one request. Immutable.
 *
 * <p>A fault that puts an answer of its own in the place of the CRM's does so before the request is
 * applied; {@link #afterApplying()} makes it apply the request first and lose the CRM's answer.
 */
public final class Fault {
  /** How the answer is delivered. */
  enum Manner {
    WHOLE,
    TRUNCATED_HEAD,
    TRUNCATED_BODY,
    TRUNCATED_CHUNKS,
    DRIPPED,
    HANGING,
    RESET,
    RESET_BEFORE_READING
  }

  private static final String HTML = "text/html";

  private final String name;
  private final Manner manner;
  private final boolean applies;
  private final Duration pause;
  private final UnaryOperator<Reply> shape;

  private Fault(
      String name, Manner manner, boolean applies, Duration pause, UnaryOperator<Reply> shape) {
    this.name = name;
    this.manner = manner;
    this.applies = applies;
    this.pause = pause;
    this.shape = shape;
  }

  private static Fault delivering(String name, Manner manner, boolean applies) {
    return new Fault(name, manner, applies, Duration.ZERO, UnaryOperator.identity());
  }

  private static Fault instead(String name, Reply reply) {
    return new Fault(name, Manner.WHOLE, false, Duration.ZERO, crm -> reply);
  }

  private static Fault reshaping(String name, UnaryOperator<Reply> shape) {
    return new Fault(name, Manner.WHOLE, true, Duration.ZERO, shape);
  }

  /** No fault: in a script, lets one request through. */
  public static Fault none() {
    return delivering("none", Manner.WHOLE, true);
  }

  /** The CRM's answer, that much later than the server's own latency. */
  public static Fault latency(Duration pause) {
    return new Fault("latency", Manner.WHOLE, true, pause, UnaryOperator.identity());
  }

  /** 429 as the CRM gives it: the wait stands in the text alone. */
  public static Fault tooManyRequests(long millis) {
    return instead("429", throttled(millis));
  }

  /** 429 with a {@code Retry-After} in seconds besides, as a proxy might add. */
  public static Fault tooManyRequestsRetryAfter(long millis, long seconds) {
    return instead("429", throttled(millis).with("Retry-After", Long.toString(seconds)));
  }

  /** 429 with a {@code Retry-After} that is an HTTP date. */
  public static Fault tooManyRequestsRetryAfter(long millis, Instant date) {
    String text = DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC));
    return instead("429", throttled(millis).with("Retry-After", text));
  }

  private static Reply throttled(long millis) {
    return Reply.text(
        429,
        Reply.JSON,
        "{\"errors\":[{\"code\":\"429\",\"text\":\"Rate limit exceeded. Try again in "
            + millis
            + " ms.\"}]}");
  }

  /** 500 in the error envelope, with a reference code. */
  public static Fault serverError() {
    return instead(
        "500",
        Reply.text(
            500,
            Reply.JSON,
            "{\"errors\":[{\"code\":\"INTERNAL_SERVER_ERROR\",\"text\":\"An unknown error occurred\","
                + "\"referenceCode\":\"48E6AB-938498\"}]}"));
  }

  /** 500 without the envelope: an exception of the server. */
  public static Fault serverException() {
    return instead(
        "500 with an exception",
        Reply.text(
            500,
            Reply.JSON,
            "{\"message\":\"An error has occurred.\",\"exceptionMessage\":\"It broke.\","
                + "\"exceptionType\":\"System.ArgumentException\",\"stackTrace\":\"   at the fake\"}"));
  }

  /** 502 as a proxy's page. */
  public static Fault badGateway() {
    return instead("502", proxyPage(502, "502 Bad Gateway"));
  }

  /** 503 as a proxy's page. */
  public static Fault serviceUnavailable() {
    return instead("503", proxyPage(503, "503 Service Temporarily Unavailable"));
  }

  private static Reply proxyPage(int status, String title) {
    return Reply.text(
        status,
        HTML,
        "<html>\r\n<head><title>"
            + title
            + "</title></head>\r\n<body>\r\n<center><h1>"
            + title
            + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n");
  }

  /** A page with a good status. */
  public static Fault htmlWith200() {
    return instead(
        "200 with a page",
        Reply.text(200, HTML, "<html><body><h1>Down for maintenance</h1></body></html>"));
  }

  /**
   * Resets the connection when the first byte of a request is there. Nothing is read, so the record
   * of traffic does not know the request. Under a rule, which needs the head to choose by, the body
   * alone stays unread and the request is recorded.
   */
  public static Fault resetBeforeReading() {
    return delivering("reset before reading", Manner.RESET_BEFORE_READING, false);
  }

  /** Resets the connection when the whole request was read, and does not apply it. */
  public static Fault resetBeforeApplying() {
    return delivering("reset before applying", Manner.RESET, false);
  }

  /** Applies the request, then resets the connection: the answer is lost, the person is stored. */
  public static Fault resetAfterApplying() {
    return delivering("reset after applying", Manner.RESET, true);
  }

  /** Announces the whole body, sends half of it and closes. */
  public static Fault truncatedBody() {
    return delivering("truncated body", Manner.TRUNCATED_BODY, true);
  }

  /** Sends half of the body as one chunk and closes without the last chunk. */
  public static Fault truncatedChunks() {
    return delivering("truncated chunks", Manner.TRUNCATED_CHUNKS, true);
  }

  /** Sends half of the head and closes. */
  public static Fault truncatedHead() {
    return delivering("truncated head", Manner.TRUNCATED_HEAD, true);
  }

  /** Never answers; the request is not applied. Ends when the caller or the server closes. */
  public static Fault hang() {
    return delivering("hang", Manner.HANGING, false);
  }

  /** Sends the head at once and then one byte of the body per pause. */
  public static Fault drip(Duration perByte) {
    return new Fault("drip", Manner.DRIPPED, true, perByte, UnaryOperator.identity());
  }

  /** Puts so many MiB of spaces before the body, which keeps JSON valid; streamed, not held. */
  public static Fault hugeBody(int mebibytes) {
    return reshaping("huge body", reply -> reply.padded(mebibytes * 1024L * 1024L));
  }

  /** The CRM's body under another content type. */
  public static Fault contentType(String contentType) {
    return reshaping("content type", reply -> reply.with(Reply.CONTENT_TYPE, contentType));
  }

  /** Half of the CRM's JSON, announced as if it were whole. */
  public static Fault brokenJson() {
    return reshaping(
        "broken JSON",
        reply -> {
          byte[] whole = reply.body().array();
          byte[] half = Arrays.copyOf(whole, whole.length / 2);
          return reply.withBody(half.length == 0 ? "{\"".getBytes(UTF_8) : half);
        });
  }

  /** Any answer at all; the length is added. */
  public static Fault answer(int status, Map<String, String> headers, byte[] body) {
    return instead("answer " + status, Reply.of(status, headers, body.clone()));
  }

  /** The same fault, but the request is applied first. */
  public Fault afterApplying() {
    return new Fault(name + " after applying", manner, true, pause, shape);
  }

  Manner manner() {
    return manner;
  }

  /** True when less than the announced answer is sent, so that the connection must end. */
  boolean cutsTheAnswer() {
    return switch (manner) {
      case TRUNCATED_HEAD, TRUNCATED_BODY, TRUNCATED_CHUNKS -> true;
      default -> false;
    };
  }

  boolean applies() {
    return applies;
  }

  /** Before the answer; for a drip, per byte. */
  Duration pause() {
    return pause;
  }

  Reply shape(Reply reply) {
    return shape.apply(reply);
  }

  @Override
  public String toString() {
    return "Fault[" + name + "]";
  }
}
