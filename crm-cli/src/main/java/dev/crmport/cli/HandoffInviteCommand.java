package dev.crmport.cli;

import dev.crmport.core.handoff.HandoffBox;
import dev.crmport.core.handoff.Invitation;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.letter.InvitationLetter;
import dev.crmport.core.letter.LetterTemplate;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crm handoff invite CLIENT}. */
@Command(
    name = "invite",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Makes a one-time invitation and writes the letter to the client: to whom the key is sealed,"
          + " the fingerprint to compare on the telephone, and how to seal it.",
      "What opens it is kept in the store and never leaves it."
    })
final class HandoffInviteCommand implements Callable<Integer> {
  private static final int MOST_DAYS = 90;

  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final CommonOptions options;

  @Mixin private final LetterOptions letter;

  @Parameters(paramLabel = "CLIENT", description = "A short name of the client, such as acme.")
  private String client = "";

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "7",
      description = "How long the invitation is good, 1 to 90 days (default: ${DEFAULT-VALUE}).")
  private int days = 7;

  @Option(
      names = "--page",
      paramLabel = "URL",
      description = "The page where the client can enter the key itself, for the letter.")
  private @Nullable String page;

  HandoffInviteCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
    letter = new LetterOptions(surroundings, screen);
  }

  @Override
  public Integer call() {
    if (letter.showsTemplate(InvitationLetter.standard())) {
      return Exit.DONE;
    }
    LetterTemplate wording =
        letter.wording(InvitationLetter.standard(), InvitationLetter::template);
    Optional<URI> address = address();
    ClientId id = CommonOptions.clientNamed(client);
    ApplicationName application = options.requiredApplication();
    if (days < 1 || days > MOST_DAYS) {
      throw CommandFailed.usage(
          "nobody was invited: --days is 1 to 90. A short time is the better one.");
    }
    Opening opening = new Opening(surroundings, screen, options);
    Invitation invitation =
        opening.inBoxOrNew(
            (HandoffBox box) ->
                box.invite(id, application, surroundings.time().now().plus(Duration.ofDays(days))));
    InvitationLetter text = InvitationLetter.of(invitation);
    letter.write(address.map(text::page).orElse(text).markdown(wording));
    screen.tell(
        "Invitation "
            + invitation.id()
            + ", fingerprint "
            + invitation.fingerprint()
            + ". When "
            + id
            + " has sent the file: crm handoff open FILE");
    return Exit.DONE;
  }

  private Optional<URI> address() {
    if (page == null) {
      return Optional.empty();
    }
    try {
      URI address = new URI(page);
      if ("https".equals(address.getScheme()) && address.getHost() != null) {
        return Optional.of(address);
      }
    } catch (URISyntaxException noUri) {
      // Told below; the text itself is not repeated.
    }
    throw CommandFailed.usage(
        "nobody was invited: --page is the whole address of a page, beginning with https://.");
  }
}
