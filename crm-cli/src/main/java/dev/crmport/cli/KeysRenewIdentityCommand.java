package dev.crmport.cli;

import dev.crmport.core.key.CredentialStore;
import dev.crmport.credentials.AgeFileStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code crm keys renew-identity}. */
@Command(
    name = "renew-identity",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Encrypts an age store for a new identity, which takes the place of the old one in the identity"
          + " file. Processes that have the store open go on working.",
      "What else was encrypted for the old identity, such as a backup, needs a copy of it: make one"
          + " before."
    })
final class KeysRenewIdentityCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final CommonOptions options;

  KeysRenewIdentityCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
  }

  @Override
  public Integer call() {
    CredentialStore store = new Opening(surroundings, screen, options).store();
    try {
      if (!(store instanceof AgeFileStore keys)) {
        throw CommandFailed.usage(
            "nothing was renewed: only an age store has an identity. Name one: --store age:PATH.");
      }
      String recipient = keys.rotateIdentity();
      screen.say("The store " + options.store() + " is encrypted for a new identity,");
      screen.say(recipient + ", which stands in " + options.identity() + ".");
      screen.say("The old identity does not open it any more.");
    } finally {
      Opening.close(store);
    }
    return Exit.DONE;
  }
}
