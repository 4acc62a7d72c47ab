package dev.crmport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.letter.LetterTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a letter is written, and where to. */
final class LetterOptions {
  private final Surroundings surroundings;
  private final Screen screen;

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
      description = "How the letter is written (default: ${DEFAULT-VALUE}).")
  private String format = "text";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Writes the letter there in the place of standard output.")
  private @Nullable String output;

  LetterOptions(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
  }

  private enum Format {
    TEXT {
      @Override
      String of(String markdown) {
        return TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .build()
            .render(parsed(markdown));
      }
    },
    MARKDOWN {
      @Override
      String of(String markdown) {
        return markdown;
      }
    },
    HTML {
      @Override
      String of(String markdown) {
        return HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build()
            .render(parsed(markdown));
      }
    };

    abstract String of(String markdown);

    private static Node parsed(String markdown) {
      return Parser.builder().build().parse(markdown);
    }
  }

  /** Whether the wording was asked for and no letter; it is shown then. */
  boolean showsTemplate(LetterTemplate usual) {
    if (showTemplate) {
      screen.say(usual.text().strip());
    }
    return showTemplate;
  }

  /** Refuses what cannot be written before anything is done. */
  LetterTemplate wording(LetterTemplate usual, Function<String, LetterTemplate> own) {
    var unused = chosen();
    return TextFile.read(template, "the template", surroundings, own).orElse(usual);
  }

  private Format chosen() {
    for (Format each : Format.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(format)) {
        return each;
      }
    }
    throw CommandFailed.usage("nothing was written: --format is text, markdown or html.");
  }

  /** Writes the letter. */
  void write(String markdown) {
    String letter = chosen().of(markdown).strip();
    if (output == null) {
      screen.say(letter);
      return;
    }
    Path place = CommonOptions.path(output, surroundings);
    try {
      OwnFile.write(place, (screen.redactor().redact(letter) + "\n").getBytes(UTF_8));
      screen.tell("Written to " + place + ".");
    } catch (IOException refused) {
      screen.tell("crm: the letter was not written to that file; it is shown here instead.");
      screen.say(letter);
    }
  }
}
