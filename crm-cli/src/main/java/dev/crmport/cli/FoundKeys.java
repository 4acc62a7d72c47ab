package dev.crmport.cli;

import dev.crmport.core.exposure.ExposureReport;
import dev.crmport.core.exposure.Suspensions;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.pace.Time;
import dev.crmport.scan.report.Exposure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Suspends the stored keys that a scan has found: those that the redactor was told of and knows by
 * fingerprint, never what only looks like a key.
 */
record FoundKeys(Suspensions suspensions, Time time) {
  /**
   * Suspends each key once, wherever else it was found.
   *
   * @return what to send to the CRM's support, for each client whose key was found
   */
  List<ExposureReport> suspend(List<Exposure> found) {
    Map<ClientId, Exposure> first = new LinkedHashMap<>();
    for (Exposure one : found) {
      one.client().ifPresent(client -> first.putIfAbsent(client, one));
    }
    return first.entrySet().stream().map(key -> suspend(key.getKey(), key.getValue())).toList();
  }

  private ExposureReport suspend(ClientId client, Exposure seen) {
    return suspensions.suspend(
        dev.crmport.core.exposure.Exposure.of(
            client, seen.reference(), seen.place().toString(), time.now()));
  }
}
