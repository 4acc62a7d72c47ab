package dev.crmport.cli;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.letter.KeyRequest;
import dev.crmport.core.letter.LetterTemplate;
import dev.crmport.core.use.UseRecord;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crm keys request}. */
@Command(
    name = "request",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Writes what you send to a client that has to request its production key in the CRM: where"
          + " to go, what to paste, and how the key comes back. Asks nobody.",
      "What is still missing is said first, on standard error."
    })
final class KeysRequestCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final CommonOptions options;

  @Option(
      names = "--client-name",
      paramLabel = "NAME",
      description = "What the client is called, for people.")
  private String clientName = "";

  @Option(
      names = "--sandbox",
      paramLabel = "CLIENT",
      description = "Whose stored key is the sandbox key that the permissions have to match.")
  private @Nullable String sandbox;

  @Option(
      names = "--use",
      paramLabel = "FILE",
      description = "What the integration used while it was tested, as UseRecorder writes it.")
  private @Nullable String use;

  @Mixin private final LetterOptions letter;

  KeysRequestCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
    letter = new LetterOptions(surroundings, screen);
  }

  @Override
  public Integer call() {
    if (letter.showsTemplate(KeyRequest.standard())) {
      return Exit.DONE;
    }
    LetterTemplate wording = letter.wording(KeyRequest.standard(), KeyRequest::template);
    KeyRequest request = request();
    request.missing().forEach(sentence -> screen.tell("Before you send this: " + sentence));
    letter.write(request.markdown(wording));
    return Exit.DONE;
  }

  private KeyRequest request() {
    Optional<CredentialSummary> stored = Optional.ofNullable(sandbox).map(this::stored);
    ApplicationName application =
        options
            .application()
            .or(() -> stored.map(CredentialSummary::application))
            .orElseGet(options::requiredApplication);
    KeyRequest request =
        CommonOptions.checked(() -> KeyRequest.of(application, clientName))
            .used(
                TextFile.read(use, "the record of use", surroundings, UseRecord::read)
                    .orElseGet(UseRecord::empty));
    return stored.map(request::sandbox).orElse(request);
  }

  private CredentialSummary stored(String named) {
    ClientId client = CommonOptions.clientNamed(named);
    Opening opening = new Opening(surroundings, screen, options);
    CredentialSource source = opening.source();
    try (Credential credential = source.find(client).orElse(null)) {
      if (credential == null) {
        throw CommandFailed.noKey("nothing was written", client, "See crm keys list.");
      }
      return credential.summary();
    } finally {
      Opening.close(source);
    }
  }
}
