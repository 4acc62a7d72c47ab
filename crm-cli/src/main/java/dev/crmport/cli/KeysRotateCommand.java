package dev.crmport.cli;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.onboarding.CheckedKey;
import dev.crmport.core.onboarding.ReplaceResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code crm keys rotate CLIENT}. */
@Command(
    name = "rotate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = StateFolder.HELP,
    description = {
      "Puts a client's new key in the place of the one that is stored: typed without echo, or read"
          + " from standard input.",
      "The CRM is asked whose key it is first. Requests under way end with the old key, and within"
          + " 5 seconds every process that takes its keys from the store sends with the new one."
    })
final class KeysRotateCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final NamedClient client;

  @Mixin private final ModeOption mode = new ModeOption();

  KeysRotateCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    client = new NamedClient(surroundings, screen);
  }

  @Override
  public Integer call() {
    ClientId id = client.id();
    Opening opening = client.opening();
    CredentialStore store = opening.store();
    CredentialSource known = opening.suspendable(() -> store);
    try (CommandPacer pacer = opening.pacer(Opening.UNHEARD)) {
      KeyIntake intake = new KeyIntake(screen, opening.access(pacer), application(store, id));
      try (KeyText typed = KeyText.read(surroundings);
          CheckedKey key = intake.check(id, typed, mode.chosen(), known)) {
        say(intake.replace(key, store));
      }
    } finally {
      Opening.close(known); // And the store in it.
    }
    return Exit.DONE;
  }

  /** The one that was said, else the one that the old key is stored with. */
  private ApplicationName application(CredentialStore store, ClientId id) {
    try (Credential stored = store.find(id).orElse(null)) {
      if (stored == null) {
        throw client.unknown("nothing was replaced");
      }
      screen.redactor().learn(stored);
      return client.application().orElse(stored.application());
    }
  }

  private void say(ReplaceResult.Replaced replaced) {
    CredentialSummary stored = replaced.stored();
    screen.say(
        "key         " + stored.reference() + ", before it " + replaced.before().reference());
    screen.say(
        "Stored in "
            + client.store()
            + ". Within 5 seconds no process that uses it sends with the old key. Revoke that one in"
            + " the CRM.");
  }
}
