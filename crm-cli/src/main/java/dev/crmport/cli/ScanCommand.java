package dev.crmport.cli;

import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.credentials.MachineSuspensions;
import dev.crmport.scan.Scan;
import dev.crmport.scan.report.ScanReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crm scan PATH...}. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Looks for exposed API keys in files and folders, archives and mails: the stored keys in any"
          + " form, whatever has the shape of a key with its mode, and a GUID near a word such as"
          + " vanApiKey. Prints where they stand, never the key nor the line. Sends nothing.",
      "Exit: 0 nothing found, 5 something found, 1 nothing found but not all could be read."
    },
    footer = {
      "",
      "Before each commit, as .git/hooks/pre-commit (chmod +x):",
      "",
      "  #!/bin/sh",
      "  exec crm scan --staged"
    })
final class ScanCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final CommonOptions options;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      defaultValue = ".",
      description = "Files and folders (default: the working directory).")
  private List<String> paths = List.of(".");

  @Option(
      names = "--history",
      description =
          "Reads every object of the git repositories of the paths as well, reachable or not.")
  private boolean history;

  @Option(
      names = "--staged",
      description = "Reads what is staged there, and nothing else: for a pre-commit hook.")
  private boolean staged;

  @Option(names = "--no-ignore", description = "Reads what .gitignore leaves out as well.")
  private boolean noIgnore;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Option(names = "--sarif", paramLabel = "FILE", description = "Writes SARIF 2.1.0 as well.")
  private @Nullable String sarif;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "What is accepted: only what goes beyond it is told.")
  private @Nullable String baseline;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description = "Accepts all that is found, by writing it there.")
  private @Nullable String newBaseline;

  @Option(
      names = "--suspend",
      description = {
        "Suspends each stored key that was found, for every client that has it, and prints the"
            + " report for the CRM's support. Never acts on a shape alone."
      })
  private boolean suspend;

  ScanCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
  }

  @Override
  public Integer call() {
    requireOptionsThatGoTogether();
    List<Path> places = paths.stream().map(text -> CommonOptions.path(text, surroundings)).toList();
    try (ScanPapers papers =
        new ScanPapers(surroundings, screen, baseline, newBaseline, sarif, json)) {
      learnStoredKeys();
      ScanReport found = scan(places);
      ScanReport told = papers.told(found);
      int exit = papers.write(found, told);
      if (suspend) {
        suspend(told);
      }
      return exit;
    }
  }

  private void suspend(ScanReport told) {
    Opening opening = new Opening(surroundings, screen, options);
    try (MachineSuspensions source = opening.suspendable()) {
      new FoundKeys(opening.suspensions(source), surroundings.time())
          .suspend(told.exposures())
          .forEach(report -> screen.tell(report.text().stripTrailing()));
    }
  }

  private void requireOptionsThatGoTogether() {
    if (staged && history) {
      throw CommandFailed.usage(
          "nothing was scanned: --staged reads what is staged alone; leave --history out");
    }
    if (suspend && newBaseline != null) {
      throw CommandFailed.usage(
          "nothing was scanned: what --write-baseline accepts is not suspended; leave --suspend"
              + " out");
    }
    if (baseline != null && newBaseline != null) {
      throw CommandFailed.usage(
          "nothing was scanned: --write-baseline accepts all that is found; leave --baseline out");
    }
  }

  private ScanReport scan(List<Path> places) {
    Scan scan = Scan.of(screen.redactor(), surroundings.here());
    if (staged) {
      return scan.staged(places, index());
    }
    Scan files = noIgnore ? scan.withIgnored() : scan;
    ScanReport report = files.files(places);
    return history ? report.and(scan.history(places)) : report;
  }

  /** The index that git has its hooks look at: while a part is committed, not the usual one. */
  private Optional<Path> index() {
    return Optional.ofNullable(surroundings.environment().get("GIT_INDEX_FILE"))
        .filter(name -> !name.isBlank())
        .map(name -> CommonOptions.path(name, surroundings));
  }

  private void learnStoredKeys() {
    CredentialSource source;
    try {
      source = new Opening(surroundings, screen, options).source();
    } catch (StoreUnusable missing) {
      if (missing.reason() != StoreUnusable.Reason.MISSING) {
        throw missing;
      }
      screen.tell("No stored keys to look for in " + options.store() + "; looking for shapes.");
      return;
    }
    try {
      for (CredentialSummary summary : source.list()) {
        screen.hide(source, summary.client());
      }
    } finally {
      Opening.close(source);
    }
  }
}
