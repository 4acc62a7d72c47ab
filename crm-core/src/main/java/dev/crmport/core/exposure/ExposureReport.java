package dev.crmport.core.exposure;

import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.SuspendableSource.Reach;
import java.time.Instant;
import java.util.List;

/**
 * What became of an exposed key, to be sent to the CRM's support and to the client. Holds no form
 * of a key.
 *
 * @param exposure what was seen
 * @param outcome whether the key is out of use
 * @param clients all who had this very key, as they are now; empty unless it was suspended
 * @param reach who is bound by the suspension
 * @param at when it was suspended, or found to be replaced or in use
 */
public record ExposureReport(
    Exposure exposure, Outcome outcome, List<CredentialSummary> clients, Reach reach, Instant at) {

  /** Whether the key is out of use. */
  public enum Outcome {
    /** It is, until it is resumed. */
    SUSPENDED,
    /** The client had another key by then, or none; there was nothing to stop. */
    REPLACED,
    /** It could not be suspended, and is still used. */
    IN_USE
  }

  /** Copies the list. */
  public ExposureReport {
    clients = List.copyOf(clients);
  }

  /** The whole report: plain text of several lines, times in UTC. */
  public String text() {
    return new ReportText(this).toString();
  }
}
