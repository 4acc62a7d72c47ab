package dev.crmport.cli;

import dev.crmport.core.handoff.HandoffBox;
import dev.crmport.core.handoff.KeyHandoff;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.onboarding.CheckedKey;
import dev.crmport.core.onboarding.KeyOnboarding;
import dev.crmport.core.onboarding.KeyPurpose;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crm handoff open FILE|-}. */
@Command(
    name = "open",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = StateFolder.HELP,
    description = {
      "Opens the key that a client sealed, asks the CRM whose it is, and stores it once you have"
          + " typed its last four characters, as the client read them out.",
      "Sealing does not show who sealed: whoever saw the invitation could send a key of another"
          + " committee. Only the client can say how its key ends."
    })
final class HandoffOpenCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final CommonOptions options;

  @Mixin private final ModeOption mode = new ModeOption();

  @Parameters(paramLabel = "FILE|-", description = "What the client sent; - for standard input.")
  private String file = "";

  @Option(
      names = "--last-four",
      paramLabel = "c9d6",
      description = "The last four characters, as the client read them out; asked for otherwise.")
  private @Nullable String lastFour;

  @Option(names = "--production", description = "Refuses the key of a demonstration database.")
  private boolean production;

  HandoffOpenCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
  }

  @Override
  public Integer call() {
    if (lastFour == null && surroundings.terminal() == null) {
      throw CommandFailed.usage(
          "nothing was opened: nobody is at a terminal to type the last four characters. Give them"
              + " as the client read them out: --last-four c9d6.");
    }
    byte[] sealed = SealedFile.read(file, surroundings);
    Opening opening = new Opening(surroundings, screen, options);
    CredentialStore store = opening.store();
    CredentialSource known = opening.suspendable(() -> store);
    try (CommandPacer pacer = opening.pacer(Opening.UNHEARD)) {
      KeyOnboarding onboarding =
          KeyOnboarding.with(opening.access(pacer))
              .redactor(screen.redactor())
              .purpose(production ? KeyPurpose.PRODUCTION : KeyPurpose.ANY);
      take(opening.box(store), sealed, onboarding, known, store);
    } finally {
      Opening.close(known); // And the store in it.
    }
    return Exit.DONE;
  }

  private void take(
      HandoffBox box,
      byte[] sealed,
      KeyOnboarding onboarding,
      CredentialSource known,
      CredentialStore store) {
    try (KeyHandoff handoff =
        KeyHandoff.open(box, sealed, mode.chosen(), surroundings.time().now(), onboarding, known)) {
      CheckedKey key = KeyIntake.shown(screen, handoff.invitation().client(), handoff.check());
      if (!handoff.isNamed()) {
        screen.tell("Client and application are those of the invitation; the key came bare.");
      }
      key.summary()
          .reference()
          .crmReference()
          .ifPresent(reference -> screen.say("reference   " + reference));
      say(handoff.store(confirmation(), store, surroundings.time().now()), key);
    }
  }

  private String confirmation() {
    if (lastFour != null) {
      return lastFour;
    }
    Terminal person = surroundings.terminal();
    String typed =
        person == null
            ? null
            : person.line(
                "Call the client on a number that you know. The key's last four characters, as the"
                    + " client reads them out: ");
    if (typed == null || typed.isBlank()) {
      throw CommandFailed.failed(
          "nothing was stored: nobody confirmed the key. The invitation is still good.");
    }
    return typed;
  }

  private void say(KeyHandoff.Result result, CheckedKey key) {
    switch (result) {
      case KeyHandoff.Result.Stored stored -> {
        screen.say(
            "key         "
                + stored.stored().reference()
                + stored.before().map(before -> ", before it " + before.reference()).orElse(""));
        screen.say("Stored in " + options.store() + ". The invitation cannot be used again.");
        KeyIntake.tellOf(screen, key, stored.stored());
      }
      case KeyHandoff.Result.OtherKey other ->
          throw CommandFailed.key(
              "nothing was stored: what was sealed is another key than the one that the client read"
                  + " out. Somebody else may have sealed it: withdraw the invitation (crm handoff"
                  + " list), and send a new one.");
      case KeyHandoff.Result.Overtaken overtaken ->
          throw KeyIntake.overtaken("nothing was stored: while the key", overtaken.stored());
    }
  }
}
