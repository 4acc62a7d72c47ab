package dev.crmport.cli;

import dev.crmport.core.exposure.StateChange;
import dev.crmport.core.exposure.Suspensions;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.SuspendableSource.Reach;
import dev.crmport.credentials.MachineSuspensions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code crm keys resume CLIENT}. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Lets a suspended key be used again: after a false alarm only.",
      "All clients that have this very key are resumed together."
    })
final class KeysResumeCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final CommonOptions options;

  @Parameters(paramLabel = "CLIENT", description = "The client's name.")
  private String client = "";

  KeysResumeCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
  }

  @Override
  public Integer call() {
    ClientId id = CommonOptions.clientNamed(client);
    try (MachineSuspensions source = new Opening(surroundings, screen, options).suspendable()) {
      StateChange change =
          Suspensions.in(source)
              .resume(id)
              .orElseThrow(
                  () ->
                      CommandFailed.key(
                          "nothing was resumed: the store has no key of client "
                              + id
                              + ". See crm keys list."));
      say(change);
    }
    return Exit.DONE;
  }

  private void say(StateChange change) {
    for (CredentialSummary one : change.clients()) {
      screen.say(
          "The key "
              + one.reference()
              + " of client "
              + one.client()
              + (one.state() == KeyState.RETIRED
                  ? " is retired and stays so."
                  : change.changed() ? " is in use again." : " was not suspended."));
    }
    if (change.changed() && change.reach() == Reach.MACHINE) {
      screen.say("That is so on this machine; where it was suspended elsewhere, resume it there.");
    }
  }
}
