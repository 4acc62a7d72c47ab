package dev.crmport.cli;

import dev.crmport.core.call.CrmAccess;
import dev.crmport.core.key.AddResult;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.onboarding.CheckedKey;
import dev.crmport.core.onboarding.KeyCheck;
import dev.crmport.core.onboarding.KeyOnboarding;
import dev.crmport.core.onboarding.ReplaceResult;
import java.util.Optional;

/**
 * Takes a key in on a screen: shows whose it is before it is kept, and says what stands in the way.
 *
 * @param screen what is shown
 * @param crm where the key is shown to the CRM
 * @param application the name that the CRM knows the integration by
 */
record KeyIntake(Screen screen, CrmAccess crm, ApplicationName application) {
  /**
   * Asks the CRM whose a key is, and shows that.
   *
   * @param chosen the mode, where it was said apart from the key
   * @param known the keys that are stored
   * @return the key, which the caller closes
   * @throws CommandFailed where it is not taken
   */
  CheckedKey check(
      ClientId client, KeyText typed, Optional<DatabaseMode> chosen, CredentialSource known) {
    return shown(
        screen, client, onboarding().check(client, application, typed.text(), chosen, known));
  }

  private KeyOnboarding onboarding() {
    return KeyOnboarding.with(crm).redactor(screen.redactor());
  }

  /** Shows whose key it is; the caller closes it. */
  static CheckedKey shown(Screen screen, ClientId client, KeyCheck check) {
    return switch (check) {
      case KeyCheck.Refused refused -> throw refused(refused);
      case KeyCheck.Accepted accepted -> {
        CheckedKey key = accepted.key();
        ProfileLines.of(client, key.profile(), key.summary().mode()).forEach(screen::say);
        yield key;
      }
    };
  }

  private static CommandFailed refused(KeyCheck.Refused refused) {
    return switch (refused.problem()) {
      case SUSPENDED ->
          CommandFailed.key(
              "nothing was stored or sent: this very key is stored for client "
                  + refused.suspendedFor().orElseThrow()
                  + " and is suspended. Ask for a new key; if that was a false alarm: crm keys"
                  + " resume "
                  + refused.suspendedFor().orElseThrow());
      case REFUSED, WRONG_MODE, SANDBOX ->
          CommandFailed.key("nothing was stored. " + refused.problem().sentence());
      case MODE_MISSING ->
          CommandFailed.usage(
              "nothing was stored: the key works in both databases. Say which one to use with"
                  + " --mode 1 (My Campaign) or --mode 0 (My Voters).");
      default -> CommandFailed.usage("nothing was stored. " + refused.problem().sentence());
    };
  }

  /** Keeps it as the client's first key. */
  CredentialSummary add(CheckedKey key, CredentialStore store) {
    return switch (key.addTo(store)) {
      case AddResult.Added added -> {
        tellOf(screen, key, added.stored());
        yield added.stored();
      }
      case AddResult.AlreadyStored stored -> throw alreadyStored(stored.existing());
    };
  }

  /** Puts it in the place of the key that the client has. */
  ReplaceResult.Replaced replace(CheckedKey key, CredentialStore store) {
    ClientId client = key.summary().client();
    return switch (key.replaceIn(store)) {
      case ReplaceResult.Replaced replaced -> {
        tellOf(screen, key, replaced.stored());
        yield replaced;
      }
      case ReplaceResult.NothingStored none ->
          throw CommandFailed.noKey(
              "nothing was replaced", client, "Add one: crm keys add " + client + ".");
      case ReplaceResult.Overtaken overtaken ->
          throw overtaken("nothing was replaced: while the new key", overtaken.stored());
    };
  }

  /**
   * Somebody else was faster.
   *
   * @param notDone the beginning of the sentence, up to what was checked
   */
  static CommandFailed overtaken(String notDone, CredentialSummary stored) {
    return CommandFailed.failed(
        notDone
            + " was checked, somebody else gave client "
            + stored.client()
            + " the key "
            + stored.reference()
            + ". See which one is right: crm keys check "
            + stored.client());
  }

  /** What somebody who stored a key has to know about it. */
  static void tellOf(Screen screen, CheckedKey key, CredentialSummary stored) {
    key.sameKeyAs()
        .ifPresent(
            other ->
                screen.tell(
                    "The same key is stored for client "
                        + other
                        + ": both share one pace, since the CRM counts per key."));
    if (stored.state() == KeyState.SUSPENDED) {
      screen.tell(
          "This very key was suspended meanwhile for another client, so it is suspended here too.");
    }
  }

  static CommandFailed alreadyStored(CredentialSummary existing) {
    return CommandFailed.failed(
        "nothing was stored: client "
            + existing.client()
            + " has the key "
            + existing.reference()
            + ". Put the new key in its place (crm keys rotate "
            + existing.client()
            + "), or choose another client name.");
  }
}
