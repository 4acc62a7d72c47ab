package dev.crmport.cli;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.CredentialStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code crm keys remove CLIENT}. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Forgets a client's key. The CRM still takes it until it is revoked there.")
final class KeysRemoveCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final CommonOptions options;

  @Parameters(paramLabel = "CLIENT", description = "The client's name.")
  private String client = "";

  KeysRemoveCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
  }

  @Override
  public Integer call() {
    ClientId id = CommonOptions.clientNamed(client);
    CredentialStore store = new Opening(surroundings, screen, options).store();
    try {
      if (!store.remove(id)) {
        throw CommandFailed.key(
            "nothing was removed: the store has no key of client " + id + ". See crm keys list.");
      }
    } finally {
      Opening.close(store);
    }
    screen.say("The key of client " + id + " was removed from " + options.store() + ".");
    return Exit.DONE;
  }
}
