package dev.crmport.bench.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is to be measured.
 *
 * @param seconds how long callers ask without pause
 * @param atOnce how many configurations run beside each other
 * @param repeat how many times each configuration of ours runs, on which the targets are judged
 * @param rows whether every configuration is printed too
 */
record Options(
    int seconds,
    int atOnce,
    int repeat,
    boolean rows,
    List<Latency> latencies,
    List<Integer> callers,
    List<Limiter> limiters) {
  static final String USAGE =
      """
      PacedTraffic [--quick] [--seconds N] [--at-once N] [--repeat N]
          [--latencies 5,50,150,300,5-150,net] [--callers 1,8,64]
          [--limiters strict,guava,...] [--rows]
      The limiters:
      """
          + String.join(", ", names());

  /** Reads the command line; later options win. */
  static Options of(List<String> args) {
    Options options =
        new Options(
            30,
            30,
            3,
            false,
            List.of(Latency.values()),
            List.of(1, 8, 64),
            List.of(Limiter.values()));
    for (int i = 0; i < args.size(); i++) {
      String option = args.get(i);
      options =
          switch (option) {
            case "--quick" ->
                new Options(
                    10,
                    48,
                    options.repeat,
                    options.rows,
                    List.of(Latency.MS_5, Latency.MS_150, Latency.NET),
                    List.of(1, 8),
                    options.limiters);
            case "--rows" -> options.withRows();
            case "--seconds" ->
                options.with(number(value(args, ++i)), options.atOnce, options.repeat);
            case "--at-once" ->
                options.with(options.seconds, number(value(args, ++i)), options.repeat);
            case "--repeat" ->
                options.with(options.seconds, options.atOnce, number(value(args, ++i)));
            case "--latencies" -> options.withLatencies(list(value(args, ++i), Options::latency));
            case "--callers" -> options.withCallers(list(value(args, ++i), Options::number));
            case "--limiters" -> options.withLimiters(list(value(args, ++i), Options::limiter));
            default ->
                throw new IllegalArgumentException(
                    "nothing was measured: " + option + " is no option\n" + USAGE);
          };
    }
    return options;
  }

  /** All configurations, ours as often as they are repeated. */
  List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (Setting setting : Setting.all(limiters, latencies, callers)) {
      int times = setting.limiter().isOurs() ? repeat : 1;
      settings.addAll(Collections.nCopies(times, setting));
    }
    return settings;
  }

  /** Each limiter and use once. */
  List<Setting> warmUp() {
    return Setting.all(limiters, List.of(Latency.MS_5), List.of(8));
  }

  private Options with(int newSeconds, int newAtOnce, int newRepeat) {
    return new Options(newSeconds, newAtOnce, newRepeat, rows, latencies, callers, limiters);
  }

  private Options withRows() {
    return new Options(seconds, atOnce, repeat, true, latencies, callers, limiters);
  }

  private Options withLatencies(List<Latency> list) {
    return new Options(seconds, atOnce, repeat, rows, list, callers, limiters);
  }

  private Options withCallers(List<Integer> list) {
    return new Options(seconds, atOnce, repeat, rows, latencies, list, limiters);
  }

  private Options withLimiters(List<Limiter> list) {
    return new Options(seconds, atOnce, repeat, rows, latencies, callers, list);
  }

  private static String value(List<String> args, int index) {
    if (index == args.size()) {
      throw new IllegalArgumentException(
          "nothing was measured: " + args.getLast() + " needs a value\n" + USAGE);
    }
    return args.get(index);
  }

  private static <T> List<T> list(String text, Function<String, T> reader) {
    return Stream.of(text.split(",")).map(reader).toList();
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }

  private static Latency latency(String text) {
    return Stream.of(Latency.values())
        .filter(latency -> latency.label().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "nothing was measured: there is no latency " + text + "\n" + USAGE));
  }

  private static Limiter limiter(String text) {
    return Limiter.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static List<String> names() {
    return Arrays.stream(Limiter.values())
        .map(limiter -> limiter.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }
}
