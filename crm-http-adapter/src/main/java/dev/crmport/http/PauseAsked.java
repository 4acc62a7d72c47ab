package dev.crmport.http;

import dev.crmport.core.call.Answer;
import dev.crmport.core.call.Answers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pause that a 429 asks for: "Try again in 30 ms." in the error's text, which is where the CRM
 * says it, or a {@code Retry-After} that something in between added; the longer of the two.
 */
final class PauseAsked {
  /** A pause is believed up to here; beyond, it is more likely a mistake than a wish. */
  static final Duration LONGEST = Duration.ofSeconds(60);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private PauseAsked() {}

  /** The pause, zero to {@link #LONGEST}; nothing where the answer does not say. */
  static Optional<Duration> in(Received answer, Instant now) {
    return Stream.of(inText(answer), inHeader(answer, now))
        .flatMap(Optional::stream)
        .max(Duration::compareTo)
        .map(pause -> pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
  }

  private static Optional<Duration> inText(Received received) {
    try {
      return received.isJson()
          ? Answers.pauseAsked(new Answer(received.status(), received.body()))
          : Optional.empty();
    } catch (NotReadable notSaid) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> inHeader(Received answer, Instant now) {
    return answer.header("Retry-After").flatMap(text -> ofHeader(text.trim(), now));
  }

  private static Optional<Duration> ofHeader(String text, Instant now) {
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant end = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO);
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
