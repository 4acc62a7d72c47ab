package dev.crmport.cli;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.onboarding.CheckedKey;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code crm keys add CLIENT}. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = StateFolder.HELP,
    description = {
      "Adds a client's key: typed without echo, or read from standard input.",
      "The CRM is asked whose key it is before it is kept."
    })
final class KeysAddCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final CommonOptions options;

  @Mixin private final ModeOption mode = new ModeOption();

  @Parameters(paramLabel = "CLIENT", description = "A short name of the client, such as acme.")
  private String client = "";

  KeysAddCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
  }

  @Override
  public Integer call() {
    ClientId id = CommonOptions.clientNamed(client);
    Opening opening = new Opening(surroundings, screen, options);
    Optional<DatabaseMode> chosen = mode.chosen();
    CredentialSource known = opening.knownOrNone();
    try (CommandPacer pacer = opening.pacer(Opening.UNHEARD)) {
      KeyIntake intake =
          new KeyIntake(screen, opening.access(pacer), options.requiredApplication());
      requireFree(known, id);
      try (KeyText typed = KeyText.read(surroundings);
          CheckedKey key = intake.check(id, typed, chosen, known)) {
        say(keep(intake, key, opening));
      }
    } finally {
      Opening.close(known);
    }
    return Exit.DONE;
  }

  /** Before a key is typed in vain, and before the CRM is asked. */
  private static void requireFree(CredentialSource known, ClientId id) {
    try (Credential stored = known.find(id).orElse(null)) {
      if (stored != null) {
        throw KeyIntake.alreadyStored(stored.summary());
      }
    }
  }

  /** The store is made only once the CRM has answered. */
  private static CredentialSummary keep(KeyIntake intake, CheckedKey key, Opening opening) {
    CredentialStore store = opening.storeOrNew();
    try {
      return intake.add(key, store);
    } finally {
      Opening.close(store);
    }
  }

  private void say(CredentialSummary stored) {
    screen.say("key         " + stored.reference());
    screen.say("Stored in " + options.store() + ".");
  }
}
