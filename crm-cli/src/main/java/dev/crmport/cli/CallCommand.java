package dev.crmport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.call.Answer;
import dev.crmport.core.call.Operation;
import dev.crmport.core.call.Operation.Method;
import dev.crmport.core.call.Reading;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.http.HttpCrm;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crm call METHOD PATH}. */
@Command(
    name = "call",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = StateFolder.HELP,
    description = {
      "Sends one request, paced, and prints the answer's JSON.",
      "For example: crm call GET /people/12345 --query '$expand=emails'"
    })
final class CallCommand implements Callable<Integer> {
  private static final int[] ANSWERS = {200, 201, 202, 204, 302};

  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final CommonOptions options;

  @Parameters(index = "0", paramLabel = "METHOD", description = "GET, POST, PUT, PATCH or DELETE.")
  private String method = "";

  @Parameters(index = "1", paramLabel = "PATH", description = "The path below the base URL.")
  private String path = "";

  @Option(
      names = "--body",
      paramLabel = "FILE",
      description = "JSON to send; - for standard input.")
  private @Nullable String body;

  @Option(
      names = "--query",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the query, not encoded; may be repeated.")
  private List<String> query = new ArrayList<>();

  CallCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
  }

  @Override
  public Integer call() {
    Operation<Answer> operation = operation();
    Opening opening = new Opening(surroundings, screen, options);
    ClientId client = options.client();
    CredentialSource source = opening.source();
    try (CommandPacer pacer = opening.pacer(Opening.UNHEARD);
        HttpCrm crm = opening.crm(source, client, pacer)) {
      var key = opening.usable(source, client);
      Answer answer = CommonOptions.checked(() -> crm.call(operation));
      screen.tell("status " + answer.status() + ", key " + key.reference());
      answer.body().ifPresent(value -> screen.say(Json.pretty(value)));
      return Exit.DONE;
    } finally {
      Opening.close(source);
    }
  }

  private Operation<Answer> operation() {
    Method verb =
        Stream.of(Method.values())
            .filter(known -> known.name().equals(method.toUpperCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(
                () ->
                    CommandFailed.usage(
                        "nothing was sent: the method is none. Use GET, POST, PUT, PATCH or"
                            + " DELETE."));
    if (!path.startsWith("/") || path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
      throw CommandFailed.usage(
          "nothing was sent: the path is to begin with a slash and to hold no query. Give the path"
              + " below the base URL, such as /people/12345, and parameters with --query.");
    }
    Operation.Builder<Answer> operation = Operation.builder("call", verb, path);
    for (String parameter : query) {
      int sign = parameter.indexOf('=');
      if (sign < 1) {
        throw CommandFailed.usage(
            "nothing was sent: a query parameter is not NAME=VALUE. Write it as '$top=10'.");
      }
      operation.query(parameter.substring(0, sign), parameter.substring(sign + 1));
    }
    content().ifPresent(operation::body);
    for (int status : ANSWERS) {
      operation.reads(status, Reading.asItCame());
    }
    return CommonOptions.checked(operation::build);
  }

  private Optional<Object> content() {
    if (body == null) {
      return Optional.empty();
    }
    try {
      byte[] bytes =
          body.equals("-")
              ? surroundings.in().readAllBytes()
              : Files.readAllBytes(CommonOptions.path(body, surroundings));
      return Optional.ofNullable(Json.read(new String(bytes, UTF_8)));
    } catch (IOException unreadable) {
      throw CommandFailed.usage(
          "nothing was sent: the file with the body cannot be read. Check its path and its rights.");
    }
  }
}
