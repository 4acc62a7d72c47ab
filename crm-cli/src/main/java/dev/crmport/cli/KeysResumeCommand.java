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
  private final Screen screen;

  @Mixin private final NamedClient client;

  KeysResumeCommand(Surroundings surroundings, Screen screen) {
    this.screen = screen;
    client = new NamedClient(surroundings, screen);
  }

  @Override
  public Integer call() {
    ClientId id = client.id();
    try (MachineSuspensions source = client.opening().suspendable()) {
      say(
          Suspensions.in(source)
              .resume(id)
              .orElseThrow(() -> client.unknown("nothing was resumed")));
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
