package dev.crmport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.exposure.ExposureReport;
import dev.crmport.core.exposure.StateChange;
import dev.crmport.core.exposure.Suspensions;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.SuspendableSource.Reach;
import dev.crmport.credentials.MachineSuspensions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crm keys suspend CLIENT}. */
@Command(
    name = "suspend",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Takes a client's key out of use: within 5 seconds no process that takes its keys from the"
          + " store sends anything with it. Asks nobody.",
      "With --exposed it prints the report that goes to the CRM's support and to the client."
    },
    footer =
        "A key whose place cannot be written to, such as env:, is suspended on this machine only,"
            + " in ~/.local/state/crm; CRM_STATE names another folder.")
final class KeysSuspendCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final NamedClient client;

  @Option(names = "--exposed", description = "The key was seen where it must not be.")
  private boolean exposed;

  @Option(
      names = "--where",
      paramLabel = "TEXT",
      description = "Where it was seen, in words; goes with --exposed, and into the report.")
  private @Nullable String where;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Writes the report of an exposure there, for its owner alone.")
  private @Nullable String reportFile;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      description = "Why, where it was not exposed; repeated on the screen and not kept.")
  private @Nullable String why;

  KeysSuspendCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    client = new NamedClient(surroundings, screen);
  }

  @Override
  public Integer call() {
    ClientId id = client.id();
    requireOptionsThatGoTogether();
    Opening opening = client.opening();
    try (MachineSuspensions source = opening.suspendable()) {
      // People paste keys into the words that say why.
      screen.hide(source, id);
      Suspensions suspensions = opening.suspensions(source);
      if (exposed) {
        report(
            opening,
            suspensions.suspendExposed(id, String.valueOf(where)).orElseThrow(this::noSuch));
      } else {
        say(opening, suspensions.suspend(id).orElseThrow(this::noSuch));
      }
    }
    return Exit.DONE;
  }

  private void requireOptionsThatGoTogether() {
    if (exposed && (where == null || where.isBlank())) {
      throw misused(
          "--exposed needs --where TEXT: the page, the file or the message it was seen in");
    }
    if (exposed && why != null) {
      throw misused("--why is for keys that were not exposed; say it with --where");
    }
    if (!exposed && (where != null || reportFile != null)) {
      throw misused("--where and --report are for keys that were exposed; add --exposed");
    }
  }

  private static CommandFailed misused(String how) {
    return CommandFailed.usage("nothing was suspended: " + how + ".");
  }

  private CommandFailed noSuch() {
    return client.unknown("nothing was suspended");
  }

  private void say(Opening opening, StateChange change) {
    for (CredentialSummary one : change.clients()) {
      screen.say(
          "The key "
              + one.reference()
              + " of client "
              + one.client()
              + (change.changed() ? " is suspended" : " was suspended before")
              + (why == null ? "." : ": " + why));
    }
    bound(change.reach(), screen::say);
    steps(opening, change.clients(), List.of(), screen::say);
  }

  /** Where it is shown, the report alone is on standard output, so that it can be sent on. */
  private void report(Opening opening, ExposureReport report) {
    Optional<Path> file = written(report.text());
    if (file.isEmpty()) {
      screen.say(report.text().stripTrailing());
    }
    Consumer<String> line = file.isEmpty() ? screen::tell : screen::say;
    if (report.outcome() == ExposureReport.Outcome.SUSPENDED) {
      bound(report.reach(), line);
    }
    String send =
        "Send "
            + file.map(Path::toString).orElse("this report")
            + " to the CRM's support and to the client, at once";
    steps(opening, report.clients(), List.of(send), line);
  }

  private Optional<Path> written(String text) {
    if (reportFile == null) {
      return Optional.empty();
    }
    Path place = CommonOptions.path(reportFile, surroundings);
    try {
      OwnFile.write(place, text.getBytes(UTF_8));
      return Optional.of(place);
    } catch (IOException refused) {
      screen.tell("crm: the report was not written to that file; it is shown here instead.");
      return Optional.empty();
    }
  }

  private void bound(Reach reach, Consumer<String> line) {
    line.accept(
        reach == Reach.STORE
            ? "Within 5 seconds no process that uses " + client.store() + " sends with it."
            : client.store()
                + " cannot be written to, so this binds the commands of this machine only. Suspend"
                + " the key on each machine that uses it.");
  }

  private static void steps(
      Opening opening, List<CredentialSummary> clients, List<String> first, Consumer<String> line) {
    List<String> steps = new ArrayList<>(first);
    for (CredentialSummary one : clients) {
      steps.add("Once " + one.client() + " has a new key: " + opening.newKey(one.client()));
    }
    clients.stream()
        .findFirst()
        .ifPresent(one -> steps.add("If it was a false alarm: crm keys resume " + one.client()));
    line.accept("Next:");
    for (int i = 0; i < steps.size(); i++) {
      line.accept("  " + (i + 1) + ". " + steps.get(i) + ".");
    }
  }
}
