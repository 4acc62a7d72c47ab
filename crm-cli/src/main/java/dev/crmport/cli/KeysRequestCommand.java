package dev.crmport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.request.KeyRequest;
import dev.crmport.core.request.RequestTemplate;
import dev.crmport.core.use.UseRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
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
      required = true,
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

  @Option(
      names = "--template",
      paramLabel = "FILE",
      description = "Your own wording, in Markdown; --show-template prints the usual one.")
  private @Nullable String template;

  @Option(names = "--show-template", description = "Prints the usual wording and ends.")
  private boolean showTemplate;

  @Option(
      names = "--format",
      paramLabel = "text|markdown|html",
      defaultValue = "text",
      description = "How it is written (default: ${DEFAULT-VALUE}).")
  private String format = "text";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Writes it there in the place of standard output.")
  private @Nullable String output;

  KeysRequestCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
  }

  /** How a request is written. */
  private enum Format {
    TEXT {
      @Override
      String of(String markdown) {
        return TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .build()
            .render(parsed(markdown))
            .strip();
      }
    },
    MARKDOWN {
      @Override
      String of(String markdown) {
        return markdown.strip();
      }
    },
    HTML {
      @Override
      String of(String markdown) {
        return HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build()
            .render(parsed(markdown))
            .strip();
      }
    };

    abstract String of(String markdown);

    private static Node parsed(String markdown) {
      return Parser.builder().build().parse(markdown);
    }
  }

  @Override
  public Integer call() {
    Format chosen = format();
    if (showTemplate) {
      screen.say(RequestTemplate.standard().text().strip());
      return Exit.DONE;
    }
    RequestTemplate wording =
        TextFile.read(template, "the template", surroundings, RequestTemplate::of)
            .orElseGet(RequestTemplate::standard);
    KeyRequest request = request();
    request.missing().forEach(sentence -> screen.tell("Before you send this: " + sentence));
    write(chosen.of(request.markdown(wording)));
    return Exit.DONE;
  }

  private Format format() {
    for (Format each : Format.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(format)) {
        return each;
      }
    }
    throw CommandFailed.usage("nothing was written: --format is text, markdown or html.");
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

  private void write(String text) {
    if (output == null) {
      screen.say(text);
      return;
    }
    Path place = CommonOptions.path(output, surroundings);
    try {
      OwnFile.write(place, (screen.redactor().redact(text) + "\n").getBytes(UTF_8));
    } catch (IOException refused) {
      throw CommandFailed.failed(
          "the request was not written to that file: the system refused it. Check that its folder"
              + " is there and that you may write in it.");
    }
    screen.say("Written to " + place + ".");
  }
}
