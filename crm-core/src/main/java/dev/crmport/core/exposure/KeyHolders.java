package dev.crmport.core.exposure;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.SuspendableSource;
import dev.crmport.core.key.SuspendableSource.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All clients that have one very key, in either mode, and one change of its state. */
final class KeyHolders {
  /** Each but the second means that somebody else has changed one of them in between. */
  private static final int MOST_PASSES = 100;

  private final SuspendableSource source;
  private final ApiKey key;
  private final List<CredentialSummary> holders = new ArrayList<>();
  private boolean changed;
  private Reach reach = Reach.STORE;

  /**
   * @param key stays the caller's to close
   */
  KeyHolders(SuspendableSource source, ApiKey key) {
    this.source = source;
    this.key = key;
  }

  /** Goes through them until nothing is left to change, whoever changes the source meanwhile. */
  StateChange become(KeyState state) {
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      if (isSettled(state)) {
        return new StateChange(holders, changed, reach);
      }
    }
    throw new StoreUnusable(
        StoreUnusable.Reason.NOT_WRITTEN,
        "the state of the key ..."
            + key.lastFour()
            + " was not changed everywhere: others change its clients all the time; try again",
        null);
  }

  /** One pass; true where all of them had the state before. */
  private boolean isSettled(KeyState state) {
    holders.clear();
    boolean settled = true;
    for (CredentialSummary holder : source.holdersOf(key)) {
      try (Credential one = source.find(holder.client()).orElse(null)) {
        if (one != null && one.key().sameAs(key)) {
          holders.add(one.summary());
          // A retired key is out of use for good.
          settled &= one.state() == KeyState.RETIRED || had(one, state);
        }
      }
    }
    return settled;
  }

  /** Sets it also where it is set, to hear how far that reaches. */
  private boolean had(Credential one, KeyState state) {
    boolean had = one.state() == state;
    Optional<Reach> written = source.setState(one, state);
    changed |= !had && written.isPresent();
    if (written.filter(Reach.MACHINE::equals).isPresent()) {
      reach = Reach.MACHINE;
    }
    return had;
  }
}
