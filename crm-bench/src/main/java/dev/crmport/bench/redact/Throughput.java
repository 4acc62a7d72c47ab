package dev.crmport.bench.redact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.crmport.bench.Markdown;
import dev.crmport.bench.Verdict;
import dev.crmport.core.redact.RedactingOutputStream;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.OrdinaryText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** How fast clean text goes through, whole, line by line and as a stream, on one core. */
final class Throughput {
  private static final int CORPUS = 8 << 20;
  private static final List<Integer> LENGTHS = List.of(8 << 10, 64 << 10, 1 << 20);
  private static final String LINES = "redact, line by line";
  private static final String MASK = "regular expression, line by line";
  private static final String STREAM = "RedactingOutputStream, 8 KB writes";
  private static final double TIMES_MASK = 3;

  private final Redactor redactor;

  Throughput(Redactor redactor) {
    this.redactor = redactor;
  }

  List<Verdict> measure() throws IOException {
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.addAll(measure("log lines", OrdinaryText.LOGS, 500));
    verdicts.addAll(measure("UUID-rich JSON", OrdinaryText.JSON, 250));
    verdicts.addAll(measure("base64 mail", OrdinaryText.MAIL, 250));
    return verdicts;
  }

  private List<Verdict> measure(String name, OrdinaryText kind, double target) throws IOException {
    String text = kind.text(CORPUS, CORPUS);
    List<String> lines = text.lines().toList();
    byte[] bytes = text.getBytes(ISO_8859_1);
    Rates rates = new Rates(bytes.length);
    for (int length : LENGTHS) {
      List<String> pieces = pieces(text, length);
      rates.add(findings(length), () -> pieces.stream().filter(redactor::finds).count());
    }
    rates.add(LINES, () -> lines.stream().mapToLong(l -> redactor.redact(l).length()).sum());
    rates.add(MASK, () -> lines.stream().mapToLong(l -> RegexMask.masked(l).length()).sum());
    rates.add(STREAM, () -> streamed(bytes));
    rates.add("search", () -> searched(bytes));
    rates.measure();

    Markdown.head(name, "MB/s");
    for (String way : rates.names()) {
      Markdown.row(way, "%.0f".formatted(rates.of(way)));
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (String way : rates.names()) {
      if (!way.equals(MASK)) {
        verdicts.add(
            new Verdict(
                "%s, %s: at least %.0f MB/s".formatted(name, way, target),
                "%.0f MB/s".formatted(rates.of(way)),
                rates.of(way) >= target));
      }
    }
    double times = rates.of(LINES) / rates.of(MASK);
    verdicts.add(
        new Verdict(
            "%s: at least 3 times a regular expression that masks GUIDs".formatted(name),
            "%.1f times".formatted(times),
            times >= TIMES_MASK));
    return verdicts;
  }

  private static String findings(int length) {
    return "findings, texts of %d KB".formatted(length >> 10);
  }

  private static List<String> pieces(String text, int length) {
    List<String> pieces = new ArrayList<>();
    for (int start = 0; start + length <= text.length(); start += length) {
      pieces.add(text.substring(start, start + length));
    }
    return pieces;
  }

  private long streamed(byte[] bytes) throws IOException {
    int piece = LENGTHS.getFirst();
    try (OutputStream out = new RedactingOutputStream(redactor, OutputStream.nullOutputStream())) {
      for (int start = 0; start < bytes.length; start += piece) {
        out.write(bytes, start, Math.min(piece, bytes.length - start));
      }
    }
    return bytes.length;
  }

  private long searched(byte[] bytes) throws IOException {
    List<Object> found = new ArrayList<>();
    redactor.search(new ByteArrayInputStream(bytes), found::add);
    return found.size();
  }
}
