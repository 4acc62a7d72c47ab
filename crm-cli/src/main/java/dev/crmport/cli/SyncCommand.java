package dev.crmport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.cli.csv.PeopleFile;
import dev.crmport.cli.csv.UnusableFile;
import dev.crmport.core.bulk.BulkPolicy;
import dev.crmport.core.call.CallOptions;
import dev.crmport.core.failure.BulkRefused;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.PaceMeter;
import dev.crmport.core.pace.Urgency;
import dev.crmport.core.sync.PeopleSync;
import dev.crmport.core.sync.SyncReport;
import dev.crmport.http.HttpCrm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crm sync FILE.csv}. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = StateFolder.HELP,
    description = {
      "Brings the people of a CSV file into the CRM, one request a row.",
      "Running it again is safe: whom the CRM has, it matches."
    })
final class SyncCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final CommonOptions options;

  @Parameters(paramLabel = "FILE.csv", description = "The people; UTF-8, columns named on top.")
  private String name = "";

  @Option(
      names = "--map",
      paramLabel = "FIELD=COLUMN",
      description =
          "Which column fills a member of the API's person; an empty COLUMN leaves the member out."
              + " May be repeated.")
  private List<String> map = new ArrayList<>();

  @Option(names = "--dry-run", description = "Looks at the file and sends nothing.")
  private boolean dryRun;

  @Option(names = "--limit", paramLabel = "N", description = "Only the first N rows.")
  private @Nullable Long limit;

  @Option(names = "--report", paramLabel = "FILE", description = "Writes the report as JSON.")
  private @Nullable String reportFile;

  @Option(
      names = "--refused",
      paramLabel = "FILE",
      description = "Where rows that need mending go (default: ./NAME.refused.csv).")
  private @Nullable String refusedFile;

  @Option(
      names = "--allow-duplicates",
      description = "Sends rows with too little to match; each run stores them again.")
  private boolean allowDuplicates;

  @Option(
      names = "--row-by-row",
      description = "Insists on one request a row where the CRM's bulk tools are the place.")
  private boolean rowByRow;

  @Option(names = "--json", description = "Prints the report as JSON.")
  private boolean json;

  SyncCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
  }

  @Override
  public Integer call() {
    Path path = CommonOptions.path(name, surroundings);
    SyncJob job = job(path);
    if (dryRun) {
      return new DryRun(screen, job).run();
    }
    ClientId client = options.client();
    Opening opening = new Opening(surroundings, screen, options);
    PaceMeter meter = new PaceMeter(surroundings.time());
    CredentialSource source = opening.source();
    try (CommandPacer pacer = opening.pacer(meter);
        HttpCrm crm = opening.crm(source, client, pacer)) {
      CredentialSummary key = opening.usable(source, client);
      SyncSummary summary =
          job.run(
              crm.with(CallOptions.defaults().urgency(Urgency.BATCH)),
              pacer,
              meter,
              key.reference());
      show(summary);
      return exit(summary.report());
    } finally {
      Opening.close(source);
    }
  }

  private SyncJob job(Path path) {
    try {
      LocalDate today = LocalDate.ofInstant(surroundings.time().now(), ZoneOffset.UTC);
      PeopleFile file = PeopleFile.open(path, columns(), today);
      if (!allowDuplicates) {
        file.requireMatchable();
      }
      if (!file.ignoredColumns().isEmpty()) {
        screen.tell("Columns not used: " + String.join(", ", file.ignoredColumns()));
      }
      long rows = file.count();
      if (limit != null) {
        rows = Math.min(rows, Math.max(0, limit));
      }
      BulkPolicy bulk = rowByRow ? BulkPolicy.rowByRow() : BulkPolicy.standard();
      requireFew(bulk, rows);
      requireWritable(reportFile, path);
      requireWritable(refused(path).toString(), path);
      return new SyncJob(surroundings, screen, file, rows, refused(path), bulk, allowDuplicates);
    } catch (UnusableFile unusable) {
      throw CommandFailed.usage(
          "nothing was sent: the file " + path.getFileName() + ": " + unusable.getMessage());
    }
  }

  /** Before a store is opened: nothing else about this run matters then. */
  private static void requireFew(BulkPolicy bulk, long rows) {
    try {
      bulk.check("sync", rows, PeopleSync.BULK_ROUTE, Pace.standard());
    } catch (BulkRefused tooMany) {
      throw CommandFailed.usage(
          tooMany.getMessage() + " To send them one by one all the same, add --row-by-row.");
    }
  }

  private Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String entry : map) {
      int sign = entry.indexOf('=');
      if (sign < 1) {
        throw CommandFailed.usage(
            "nothing was sent: --map is not FIELD=COLUMN. Write it as --map email=Mail.");
      }
      if (columns.put(entry.substring(0, sign).strip(), entry.substring(sign + 1).strip())
          != null) {
        throw CommandFailed.usage(
            "nothing was sent: --map names a member twice. Give each member one column.");
      }
    }
    return columns;
  }

  private Path refused(Path input) {
    if (refusedFile != null) {
      return CommonOptions.path(refusedFile, surroundings);
    }
    String base = String.valueOf(input.getFileName()).replaceFirst("(?i)\\.csv$", "");
    return surroundings.here().resolve(base + ".refused.csv");
  }

  /** Now, and not after the people were sent. */
  private void requireWritable(@Nullable String file, Path input) {
    if (file == null) {
      return;
    }
    Path place = CommonOptions.path(file, surroundings).toAbsolutePath().normalize();
    Path directory = place.getParent();
    if (place.equals(input.toAbsolutePath().normalize())) {
      throw CommandFailed.usage(
          "nothing was sent: a file to be written is the file of people itself. Name another one.");
    }
    if (directory == null || !Files.isWritable(directory) || Files.isDirectory(place)) {
      throw CommandFailed.usage(
          "nothing was sent: "
              + place.getFileName()
              + " cannot be written there. Name a file in a"
              + " directory that this user may write to (--report, --refused).");
    }
  }

  private void show(SyncSummary summary) {
    if (reportFile != null) {
      try {
        OwnFile.write(
            CommonOptions.path(reportFile, surroundings),
            (Json.pretty(summary.members()) + "\n").getBytes(UTF_8));
      } catch (IOException refused) {
        screen.tell("crm: the report was not written; it is shown here instead.");
        screen.tell(Json.pretty(summary.members()));
      }
    }
    if (json) {
      screen.say(Json.pretty(summary.members()));
    } else {
      summary.lines().forEach(screen::say);
    }
  }

  private int exit(SyncReport report) {
    if (report.endedBy().isPresent()) {
      CrmException end = report.endedBy().get();
      screen.tell("crm: the run ended early: " + Cli.told(end, surroundings));
      return Cli.exitOf(end);
    }
    if (report.stopped()) {
      screen.tell(
          "Interrupted. The rows that were not sent count as failed; run it again, and whom the CRM"
              + " has by now, it matches.");
      return Exit.INTERRUPTED;
    }
    return report.isComplete() ? Exit.DONE : Exit.SOME_ROWS;
  }
}
