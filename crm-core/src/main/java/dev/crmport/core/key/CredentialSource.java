package dev.crmport.core.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a client's key is read from. Implementations are safe for use by many threads and may block
 * on a file or a network; they keep no copy of a key that they handed out.
 */
public interface CredentialSource {
  /**
   * The client's credential as it is now.
   *
   * <p><b>Shape:</b> a copy that the caller closes; closing wipes the key. Suspended and retired
   * ones are found too: whether a key may be used is for the caller to judge by its state.<br>
   * <b>Errors:</b> nothing where the source has no such client; {@link StoreUnusable} where it
   * cannot say.
   */
  Optional<Credential> find(ClientId client);

  /**
   * All clients of the source, in the order of their ids.
   *
   * <p><b>Shape:</b> a snapshot that holds no secrets.<br>
   * <b>Errors:</b> {@link StoreUnusable} where the source cannot be read.
   */
  List<CredentialSummary> list();

  /**
   * All clients that have this very key, in either mode, in the order of their ids.
   *
   * <p><b>Shape:</b> a snapshot of each; the key stays the caller's to close.<br>
   * <b>Errors:</b> as for {@link #list}.
   */
  default List<CredentialSummary> holdersOf(ApiKey key) {
    List<CredentialSummary> holders = new ArrayList<>();
    for (CredentialSummary summary : list()) {
      // Most keys need not be fetched to be told apart.
      if (summary.reference().lastFour().equals(key.lastFour())) {
        try (Credential stored = find(summary.client()).orElse(null)) {
          if (stored != null && stored.key().sameAs(key)) {
            holders.add(stored.summary());
          }
        }
      }
    }
    return holders;
  }

  /**
   * The lane of this very key, where one of the clients has it: whoever sends something with a key
   * that is not stored yet paces it there.
   *
   * <p><b>Errors:</b> as for {@link #list}.
   */
  default Optional<Lane> laneOf(ApiKey key) {
    return holdersOf(key).stream().findFirst().map(CredentialSummary::lane);
  }
}
