package dev.crmport.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.crmport.core.handoff.Fingerprint;
import dev.crmport.core.handoff.Invitation;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.PastedKey;
import dev.crmport.credentials.HandoffSeal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code crm handoff seal --to RECIPIENT}. */
@Command(
    name = "seal",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "For the client: encrypts a key for the one who invited it. The key is typed without echo, or"
          + " read from standard input. Asks nobody.",
      "Compare how the recipient ends with whoever sent the invitation, on the telephone, before"
          + " you send the file."
    })
final class HandoffSealCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Screen screen;

  @Option(
      names = "--to",
      paramLabel = "RECIPIENT",
      required = true,
      description = "The recipient in the invitation: age1...")
  private String recipient = "";

  @Option(
      names = "--invitation",
      paramLabel = "ID",
      description =
          "The invitation's name; with --client and --application it stands beside the key.")
  private @Nullable String invitation;

  @Option(names = "--client", paramLabel = "ID", description = "The client in the invitation.")
  private @Nullable String client;

  @Option(
      names = "--application",
      paramLabel = "NAME",
      description = "The application in the invitation.")
  private @Nullable String application;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Writes it there in the place of standard output.")
  private @Nullable String output;

  HandoffSealCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    screen.tell(
        "The recipient ends in "
            + Fingerprint.of(recipient.strip())
            + ". Compare that by telephone.");
    try (KeyText typed = KeyText.read(surroundings);
        PastedKey key = PastedKey.read(typed.text())) {
      write(sealed(key));
      if (key.mode().isEmpty()) {
        screen.tell(
            "The key does not end with |0 (My Voters) or |1 (My Campaign). Tell the other side"
                + " which one it is for.");
      }
      screen.tell(
          "The sealed key ends in " + key.key().lastFour() + ". Say that when you are asked.");
    }
    return Exit.DONE;
  }

  private byte[] sealed(PastedKey key) {
    String id = invitation;
    String named = client;
    String program = application;
    if (id == null && named == null && program == null) {
      return CommonOptions.checked(() -> HandoffSeal.seal(recipient.strip(), key));
    }
    if (id == null || named == null || program == null) {
      throw CommandFailed.usage(
          "nothing was sealed: --invitation, --client and --application go together. Copy all three"
              + " from the invitation, or none.");
    }
    return CommonOptions.checked(
        () ->
            HandoffSeal.seal(
                new Invitation(
                    id,
                    CommonOptions.clientNamed(named),
                    new ApplicationName(program),
                    recipient.strip(),
                    // The end is for the other side to heed; here nobody knows it.
                    Instant.MAX),
                key));
  }

  private void write(byte[] sealed) {
    if (output == null) {
      screen.say(new String(sealed, US_ASCII).stripTrailing());
      return;
    }
    Path place = CommonOptions.path(output, surroundings);
    try {
      OwnFile.write(place, sealed);
    } catch (IOException refused) {
      throw CommandFailed.failed(
          "nothing was sealed: the file could not be written. Check that its folder is there and"
              + " that you may write in it.");
    }
    screen.say("Sealed in " + place + ".");
  }
}
