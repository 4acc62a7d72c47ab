package dev.crmport.core.exposure;

import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.SuspendableSource.Reach;
import java.util.List;

/**
 * What suspending or resuming a key came to.
 *
 * @param clients all who have this very key, in either mode, as they are now; empty where another
 *     key took its place meanwhile
 * @param changed false where all of them had that state before
 * @param reach who is bound by it
 */
public record StateChange(List<CredentialSummary> clients, boolean changed, Reach reach) {
  /** Copies the list. */
  public StateChange {
    clients = List.copyOf(clients);
  }
}
