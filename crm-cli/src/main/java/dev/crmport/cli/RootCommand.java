package dev.crmport.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code crm} alone: says what there is. */
@Command(
    name = "crm",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Brings people into the CRM, at the pace that it asks for, with a key that nobody sees."
    })
final class RootCommand implements Callable<Integer> {
  private final Screen screen;

  RootCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    screen.say(new CommandLine(this).getUsageMessage().stripTrailing());
    return Exit.DONE;
  }
}
