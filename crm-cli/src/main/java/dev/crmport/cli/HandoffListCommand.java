package dev.crmport.cli;

import dev.crmport.core.handoff.HandoffBox;
import dev.crmport.core.handoff.Invitation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code crm handoff list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Lists the invitations that were neither used nor withdrawn. Asks nobody.")
final class HandoffListCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final CommonOptions options;

  HandoffListCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
  }

  @Override
  public Integer call() {
    List<Invitation> open =
        new Opening(surroundings, screen, options).inBox(HandoffBox::invitations);
    if (open.isEmpty()) {
      screen.say("Nobody is invited. Invite a client: crm handoff invite CLIENT");
      return Exit.DONE;
    }
    Instant now = surroundings.time().now();
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"INVITATION", "CLIENT", "FINGERPRINT", "EXPIRES", "APPLICATION"});
    for (Invitation one : open) {
      rows.add(
          new String[] {
            one.id(),
            one.client().value(),
            one.fingerprint().text(),
            one.isExpired(now) ? "expired" : one.expires().toString(),
            one.application().value()
          });
    }
    Table.aligned(rows).forEach(screen::say);
    return Exit.DONE;
  }
}
