package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.NOT_WRITTEN;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.SuspendableSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Lets keys be suspended whose source cannot be written to: a key file that the environment names,
 * or a store on a medium that is read-only. Their suspensions are kept in a file of this machine,
 * and bind all who read their keys through it; a store that can be written to keeps them itself.
 *
 * <p>The file names client and last four characters, one key a line; a new key that ends otherwise
 * is not in it, and so is active by itself. Where the file is there and cannot be read, no key is
 * found: any of them may be suspended.
 *
 * <p>Safe for use by many threads, and the file by many processes.
 */
public final class MachineSuspensions implements SuspendableSource, AutoCloseable {
  private final CredentialSource source;
  private final SuspensionList here;

  private MachineSuspensions(CredentialSource source, SuspensionList here) {
    this.source = source;
    this.here = here;
  }

  /**
   * The same source, its keys suspended where the file says so.
   *
   * @param source closed together with what this returns, if it can be closed
   * @param file made for its owner alone (mode 600) with the first suspension; name the same one in
   *     every process, by its whole path
   */
  public static MachineSuspensions over(CredentialSource source, Path file) {
    return new MachineSuspensions(source, new SuspensionList(file));
  }

  @Override
  public Optional<Credential> find(ClientId client) {
    SuspensionList.Content suspended = here.read();
    return source.find(client).map(credential -> withStateOf(credential, suspended));
  }

  private static Credential withStateOf(Credential stored, SuspensionList.Content suspended) {
    if (!isSuspended(stored.summary(), suspended)) {
      return stored;
    }
    try (stored) {
      return stored.withState(KeyState.SUSPENDED);
    }
  }

  private static boolean isSuspended(CredentialSummary stored, SuspensionList.Content suspended) {
    return stored.state() == KeyState.ACTIVE && suspended.holds(stored);
  }

  @Override
  public List<CredentialSummary> list() {
    SuspensionList.Content suspended = here.read();
    return source.list().stream()
        .map(
            stored ->
                isSuspended(stored, suspended) ? stored.withState(KeyState.SUSPENDED) : stored)
        .toList();
  }

  @Override
  public Optional<Reach> setState(Credential seen, KeyState state) {
    SuspensionList.Content suspended = here.read();
    try (Credential stored = source.find(seen.client()).orElse(null)) {
      if (stored == null || !isStill(seen, stored, suspended)) {
        return Optional.empty();
      }
      return state == KeyState.SUSPENDED ? suspend(stored) : lift(stored, state);
    }
  }

  private static boolean isStill(
      Credential seen, Credential stored, SuspensionList.Content suspended) {
    try (Credential shown = withStateOf(stored.copy(), suspended)) {
      return shown.sameAs(seen);
    }
  }

  private Optional<Reach> suspend(Credential stored) {
    if (source instanceof SuspendableSource store) {
      try {
        return store.setState(stored, KeyState.SUSPENDED);
      } catch (StoreUnusable readOnly) {
        if (readOnly.reason() != NOT_WRITTEN) {
          throw readOnly;
        }
        // Better here alone than nowhere; the answer says so.
      }
    }
    here.add(stored.summary());
    return Optional.of(Reach.MACHINE);
  }

  /** First where it binds most, so that a failure leaves the key suspended. */
  private Optional<Reach> lift(Credential stored, KeyState state) {
    Optional<Reach> reach = Optional.of(Reach.MACHINE);
    if (source instanceof SuspendableSource store) {
      reach = store.setState(stored, state);
    } else if (stored.state() != state) {
      throw new StoreUnusable(
          NOT_WRITTEN,
          "the state of the key of client "
              + stored.client()
              + " was not changed: "
              + source
              + " cannot keep it; change the key where it comes from",
          null);
    }
    if (reach.isPresent()) {
      here.remove(stored.summary());
    }
    return reach;
  }

  /** Closes the source. */
  @Override
  public void close() {
    if (source instanceof AutoCloseable open) {
      try {
        open.close();
      } catch (RuntimeException failed) {
        throw failed;
      } catch (Exception failed) {
        throw new IllegalStateException("the credential source was not closed", failed);
      }
    }
  }

  /** Names the two, never what is in them. */
  @Override
  public String toString() {
    return source + " with " + here;
  }
}
