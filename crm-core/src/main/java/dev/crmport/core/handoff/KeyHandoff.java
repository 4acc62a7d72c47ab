package dev.crmport.core.handoff;

import dev.crmport.core.key.AddResult;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.onboarding.CheckedKey;
import dev.crmport.core.onboarding.KeyCheck;
import dev.crmport.core.onboarding.KeyOnboarding;
import dev.crmport.core.onboarding.ReplaceResult;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Takes in one key that a client sealed: opened, shown to the CRM, and stored only once somebody
 * has said the last four characters that the client read out. Sealing proves nothing about who
 * sealed: anybody who sees the recipient can seal a key of his own to it.
 *
 * <p>Owns the key: closing it wipes that copy. For one thread.
 */
public final class KeyHandoff implements AutoCloseable {
  private final HandoffBox box;
  private final byte[] sealed;
  private final Invitation invitation;
  private final boolean named;
  private final KeyCheck check;

  private KeyHandoff(
      HandoffBox box, byte[] sealed, Invitation invitation, boolean named, KeyCheck check) {
    this.box = box;
    this.sealed = sealed;
    this.invitation = invitation;
    this.named = named;
    this.check = check;
  }

  /** What taking a key over came to. */
  public sealed interface Result {
    /**
     * It is in use, and the invitation was spent.
     *
     * @param stored as it was kept
     * @param before the key whose place it took, where the client had one
     */
    record Stored(CredentialSummary stored, Optional<CredentialSummary> before) implements Result {}

    /** Nothing was changed: the key ends otherwise than the client says. */
    record OtherKey() implements Result {}

    /**
     * Nothing was changed: somebody else gave the client a key while this one was checked.
     *
     * @param stored what is there now
     */
    record Overtaken(CredentialSummary stored) implements Result {}
  }

  /**
   * Opens what a client sent and asks the CRM about the key. Changes nothing.
   *
   * @param sealed an age file, binary or in text form
   * @param chosen the mode, where the client said it apart from the key
   * @param now what time it is
   * @param known the keys that are stored
   * @throws HandoffRefused where it cannot be opened, or does not fit its invitation
   */
  public static KeyHandoff open(
      HandoffBox box,
      byte[] sealed,
      Optional<DatabaseMode> chosen,
      Instant now,
      KeyOnboarding onboarding,
      CredentialSource known) {
    try (HandedOver opened = box.open(sealed, now)) {
      Invitation invitation = opened.invitation();
      KeyCheck check =
          onboarding.check(
              invitation.client(), invitation.application(), opened.key(), chosen, known);
      return new KeyHandoff(
          box, Arrays.copyOf(sealed, sealed.length), invitation, opened.isNamed(), check);
    }
  }

  /** The invitation that the key was sealed to; it names client and application. */
  public Invitation invitation() {
    return invitation;
  }

  /** Whether the sealed text names client and application too, and not the key alone. */
  public boolean isNamed() {
    return named;
  }

  /** What the CRM said of the key. */
  public KeyCheck check() {
    return check;
  }

  /**
   * Stores the key, as the client's first or in the place of the one that it had, and spends the
   * invitation.
   *
   * @param lastFour the last four characters, as the client read them out
   * @param store where the key is kept
   * @param now what time it is
   * @throws IllegalStateException where the key was refused
   */
  public Result store(String lastFour, CredentialStore store, Instant now) {
    if (!(check instanceof KeyCheck.Accepted(CheckedKey key))) {
      throw new IllegalStateException(
          "the key was not stored: it was refused; look at the check before");
    }
    if (!key.endsWith(lastFour)) {
      return new Result.OtherKey();
    }
    Result result = keep(key, store);
    if (result instanceof Result.Stored) {
      var unused = box.spend(invitation, sealed, now);
    }
    return result;
  }

  private static Result keep(CheckedKey key, CredentialStore store) {
    return switch (key.replaceIn(store)) {
      case ReplaceResult.Replaced replaced ->
          new Result.Stored(replaced.stored(), Optional.of(replaced.before()));
      case ReplaceResult.Overtaken overtaken -> new Result.Overtaken(overtaken.stored());
      case ReplaceResult.NothingStored nothing ->
          switch (key.addTo(store)) {
            case AddResult.Added added -> new Result.Stored(added.stored(), Optional.empty());
            case AddResult.AlreadyStored faster -> new Result.Overtaken(faster.existing());
          };
    };
  }

  /** Wipes the key. Closing again does nothing. */
  @Override
  public void close() {
    check.close();
  }

  @Override
  public String toString() {
    return "KeyHandoff[" + invitation.id() + "]";
  }
}
