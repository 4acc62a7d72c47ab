package dev.crmport.core.onboarding;

import dev.crmport.core.introspection.KeyProfile;
import dev.crmport.core.key.AddResult;
import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.StoreUnusable;
import java.util.Optional;

/**
 * A key that the CRM has answered for, on its way into a store. Owns its key: closing it wipes that
 * copy. For one thread at a time. Printing one shows the key's reference only.
 */
public final class CheckedKey implements AutoCloseable {
  /** Each but the first means that somebody else has changed the client's key in between. */
  private static final int MOST_PASSES = 100;

  private final Credential credential;
  private final KeyProfile profile;
  private final Optional<ClientId> sameKeyAs;
  private final Optional<ApiKey> before;

  /**
   * All are from now on owned by this.
   *
   * @param before the key that the client had when this one was checked
   */
  CheckedKey(
      Credential credential,
      KeyProfile profile,
      Optional<ClientId> sameKeyAs,
      Optional<ApiKey> before) {
    this.credential = credential;
    this.profile = profile;
    this.sameKeyAs = sameKeyAs;
    this.before = before;
  }

  /** What will be stored. */
  public CredentialSummary summary() {
    return credential.summary();
  }

  /** What the CRM said of it. */
  public KeyProfile profile() {
    return profile;
  }

  /** Another client that has this very key: both share one lane, since the CRM counts per key. */
  public Optional<ClientId> sameKeyAs() {
    return sameKeyAs;
  }

  /** Whether the client had this very key when it was checked. */
  public boolean isStoredAlready() {
    return before.filter(credential.key()::sameAs).isPresent();
  }

  /** Whether somebody who has the key in front of him read these last four characters out. */
  public boolean endsWith(String lastFour) {
    return credential.reference().lastFour().equalsIgnoreCase(lastFour.strip());
  }

  /**
   * Keeps it as the client's first key.
   *
   * <p><b>Errors:</b> as for {@link CredentialStore#add}.
   */
  public AddResult addTo(CredentialStore store) {
    AddResult result = store.add(credential);
    return result instanceof AddResult.Added(CredentialSummary added, Optional<ClientId> shares)
        ? new AddResult.Added(afterSuspensions(store, added), shares)
        : result;
  }

  /**
   * Puts it in the place of the key that the client had when this one was checked. A suspension of
   * that one meanwhile does not stand in the way, since the new key is another one.
   *
   * <p><b>Shape:</b> atomic: until it is done the old key is in use, and from then on the new one,
   * in the lane of the old one.<br>
   * <b>Errors:</b> as for {@link CredentialStore#replace}.
   */
  public ReplaceResult replaceIn(CredentialStore store) {
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      try (Credential seen = store.find(credential.client()).orElse(null)) {
        if (seen == null) {
          return new ReplaceResult.NothingStored();
        }
        if (before.filter(seen.key()::sameAs).isEmpty()) {
          return new ReplaceResult.Overtaken(seen.summary());
        }
        try (Credential next = credential.withLane(seen.lane())) {
          if (store.replace(seen, next)) {
            return new ReplaceResult.Replaced(
                seen.summary(), afterSuspensions(store, next.summary()));
          }
        }
      }
    }
    throw new StoreUnusable(
        StoreUnusable.Reason.NOT_WRITTEN,
        "the key of client "
            + credential.client()
            + " was not replaced: others change it all the time; try again",
        null);
  }

  /**
   * What is stored by now. A suspension of this very key for another client may have ended just
   * before this one was stored; it binds all clients that have the key.
   */
  private CredentialSummary afterSuspensions(CredentialStore store, CredentialSummary kept) {
    boolean suspended =
        store.holdersOf(credential.key()).stream()
            .anyMatch(holder -> holder.state() == KeyState.SUSPENDED);
    try (Credential stored = store.find(credential.client()).orElse(null)) {
      if (stored == null || !stored.key().sameAs(credential.key())) {
        return kept;
      }
      if (suspended && stored.state() == KeyState.ACTIVE) {
        store.setState(stored, KeyState.SUSPENDED);
        return stored.summary().withState(KeyState.SUSPENDED);
      }
      return stored.summary();
    }
  }

  /** Wipes the key. Closing again does nothing. */
  @Override
  public void close() {
    credential.close();
    before.ifPresent(ApiKey::close);
  }

  @Override
  public String toString() {
    return "CheckedKey[" + credential + "]";
  }
}
