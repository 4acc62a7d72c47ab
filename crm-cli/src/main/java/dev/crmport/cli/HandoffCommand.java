package dev.crmport.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code crm handoff} alone: says what there is. */
@Command(
    name = "handoff",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Lets clients hand their keys over sealed: invites them, seals a key, and opens what they"
            + " sent.")
final class HandoffCommand implements Callable<Integer> {
  private final Screen screen;

  HandoffCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    screen.say(new CommandLine(this).getUsageMessage().stripTrailing());
    return Exit.DONE;
  }
}
