package dev.crmport.core.handoff;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import java.time.Instant;

/**
 * What a client is told so that it can seal its key. Nothing in it is secret; whoever changes it on
 * the way receives what is sealed to it, so its fingerprint is read out over another channel.
 *
 * @param id names the invitation; 1 to 64 letters and digits
 * @param client whose key is asked for
 * @param application the name that the CRM knows the integration by
 * @param recipient what the key is sealed to, such as {@code age1...}; used once
 * @param expires what is sealed to it is not opened from then on
 */
public record Invitation(
    String id, ClientId client, ApplicationName application, String recipient, Instant expires) {
  /** Checks the shape. */
  public Invitation {
    if (!id.matches("[A-Za-z0-9]{1,64}")) {
      throw new IllegalArgumentException(
          "the invitation was not made: its id has other characters than letters and digits, or"
              + " not 1 to 64 of them; let a HandoffBox make it");
    }
    if (recipient.isBlank()) {
      throw new IllegalArgumentException(
          "the invitation was not made: it has no recipient; let a HandoffBox make it");
    }
  }

  /** The recipient in a form that two people compare over the telephone. */
  public Fingerprint fingerprint() {
    return Fingerprint.of(recipient);
  }

  /** Whether it may no longer be used at that moment. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expires);
  }
}
