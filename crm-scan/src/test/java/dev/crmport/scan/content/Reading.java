package dev.crmport.scan.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.redact.Redactor;
import dev.crmport.scan.report.Exposure;
import dev.crmport.scan.report.ScanReport;
import dev.crmport.scan.report.Trouble;
import java.io.ByteArrayInputStream;
import java.util.List;

/** Reads one content and tells what came of it. */
final class Reading {
  private final Redactor redactor;
  private final Bounds bounds;

  Reading(Redactor redactor, Bounds bounds) {
    this.redactor = redactor;
    this.bounds = bounds;
  }

  Reading() {
    this(Redactor.create(), Bounds.usual());
  }

  ScanReport of(String name, byte[] content) {
    Gathering gathering = new Gathering();
    new ContentReader(redactor, gathering, bounds)
        .read(Origin.of(name), new ByteArrayInputStream(content));
    return gathering.report();
  }

  ScanReport of(String name, String content) {
    return of(name, content.getBytes(UTF_8));
  }

  /** The places and what stands there, one a line. */
  static List<String> lines(ScanReport report) {
    return report.exposures().stream().map(Exposure::toString).toList();
  }

  static List<Trouble.Kind> troubles(ScanReport report) {
    return report.troubles().stream().map(Trouble::kind).toList();
  }
}
