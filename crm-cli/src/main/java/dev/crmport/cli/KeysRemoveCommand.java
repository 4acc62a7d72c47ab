package dev.crmport.cli;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.CredentialStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code crm keys remove CLIENT}. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Forgets a client's key. The CRM still takes it until it is revoked there.")
final class KeysRemoveCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final NamedClient client;

  KeysRemoveCommand(Surroundings surroundings, Screen screen) {
    this.screen = screen;
    client = new NamedClient(surroundings, screen);
  }

  @Override
  public Integer call() {
    ClientId id = client.id();
    CredentialStore store = client.opening().store();
    try {
      if (!store.remove(id)) {
        throw client.unknown("nothing was removed");
      }
    } finally {
      Opening.close(store);
    }
    screen.say("The key of client " + id + " was removed from " + client.store() + ".");
    return Exit.DONE;
  }
}
