package dev.crmport.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code crm handoff withdraw INVITATION}. */
@Command(
    name = "withdraw",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Destroys what opens an invitation: nothing that is sealed to it can be opened.")
final class HandoffWithdrawCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final CommonOptions options;

  @Parameters(paramLabel = "INVITATION", description = "As crm handoff list names it.")
  private String invitation = "";

  HandoffWithdrawCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
  }

  @Override
  public Integer call() {
    boolean withdrawn =
        new Opening(surroundings, screen, options).inBox(box -> box.withdraw(invitation));
    if (!withdrawn) {
      throw CommandFailed.failed(
          "nothing was withdrawn: there is no such invitation. See crm handoff list.");
    }
    screen.say("The invitation was withdrawn.");
    return Exit.DONE;
  }
}
