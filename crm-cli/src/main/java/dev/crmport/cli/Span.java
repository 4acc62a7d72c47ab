package dev.crmport.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as people write it, such as {@code 30m}. */
final class Span {
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,6})([smhd])");

  private Span() {}

  /**
   * Reads one.
   *
   * @param option that it belongs to
   * @param longest what is allowed
   */
  static Duration of(String text, String option, Duration longest) {
    Matcher read = SHAPE.matcher(text);
    if (read.matches()) {
      long count = Long.parseLong(read.group(1));
      Duration span =
          switch (read.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          };
      if (!span.isZero() && span.compareTo(longest) <= 0) {
        return span;
      }
    }
    throw CommandFailed.usage(
        "nothing was done: "
            + option
            + " is a number with s, m, h or d, such as 30m, and "
            + longest.toDays()
            + " days at most. Change it.");
  }
}
