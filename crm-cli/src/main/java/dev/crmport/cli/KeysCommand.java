package dev.crmport.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code crm keys} alone: says what there is. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Requests, adds, lists, checks, compares, rotates, suspends, resumes and removes the"
            + " clients' keys.")
final class KeysCommand implements Callable<Integer> {
  private final Screen screen;

  KeysCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    screen.say(new CommandLine(this).getUsageMessage().stripTrailing());
    return Exit.DONE;
  }
}
