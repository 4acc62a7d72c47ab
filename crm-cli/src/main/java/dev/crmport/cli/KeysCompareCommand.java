package dev.crmport.cli;

import dev.crmport.core.comparison.ComparedRow;
import dev.crmport.core.comparison.Examination;
import dev.crmport.core.comparison.KeyComparison;
import dev.crmport.core.comparison.KeyExaminer;
import dev.crmport.core.comparison.ReadProbe;
import dev.crmport.core.comparison.ReadProbes;
import dev.crmport.core.comparison.Verdict;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.use.UseRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crm keys compare SANDBOX PRODUCTION}. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = StateFolder.HELP,
    description = {
      "Holds a production key against the sandbox key that the integration was tested with: what"
          + " the CRM says of both, and with --probe or --use what each may read. Changes nothing."
    })
final class KeysCompareCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final CommonOptions options;

  @Parameters(
      index = "0",
      paramLabel = "SANDBOX",
      description = "The client whose key is good enough.")
  private String first = "";

  @Parameters(
      index = "1",
      paramLabel = "PRODUCTION",
      description = "The client whose key should be as good.")
  private String second = "";

  @Option(
      names = "--probe",
      paramLabel = "FAMILY",
      split = ",",
      description =
          "Reads next to nothing of these families with both keys, such as people,events; all means"
              + " each that can be read without an id.")
  private @Nullable List<String> probe;

  @Option(
      names = "--use",
      paramLabel = "FILE",
      description =
          "What the integration used with the sandbox key, as UseRecorder writes it; its families"
              + " are probed too.")
  private @Nullable String use;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  KeysCompareCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
  }

  @Override
  public Integer call() {
    UseRecord used =
        TextFile.read(use, "the record of use", surroundings, UseRecord::read)
            .orElseGet(UseRecord::empty);
    List<ReadProbe> probes = probes(used);
    Opening opening = new Opening(surroundings, screen, options);
    CredentialSource source = opening.source();
    try (CommandPacer pacer = opening.pacer(Opening.UNHEARD)) {
      KeyExaminer examiner = KeyExaminer.with(opening.access(pacer));
      Examination.Taken sandbox = examined(opening, source, examiner, first, probes);
      Examination.Taken production = examined(opening, source, examiner, second, probes);
      say(KeyComparison.of(sandbox, production, used));
      return Exit.DONE;
    } finally {
      Opening.close(source);
    }
  }

  private List<ReadProbe> probes(UseRecord used) {
    Set<String> families = new TreeSet<>(used.families());
    for (String family : probe == null ? List.<String>of() : probe) {
      if (family.equals("all")) {
        families.addAll(ReadProbes.families());
      } else if (ReadProbes.families().contains(family)) {
        families.add(family);
      } else {
        throw CommandFailed.usage(
            "nothing was compared: --probe has a family that cannot be read without an id. Those"
                + " that can: "
                + String.join(", ", ReadProbes.families())
                + ".");
      }
    }
    return ReadProbes.of(families);
  }

  private static Examination.Taken examined(
      Opening opening,
      CredentialSource source,
      KeyExaminer examiner,
      String named,
      List<ReadProbe> probes) {
    ClientId client = CommonOptions.clientNamed(named);
    opening.usable(source, client);
    try (Credential credential = source.find(client).orElseThrow()) {
      return switch (examiner.examine(credential, probes)) {
        case Examination.Taken taken -> taken;
        case Examination.WrongMode wrong ->
            throw CommandFailed.key(
                "nothing was compared: the CRM knows the key "
                    + wrong.key().reference()
                    + " of client "
                    + client
                    + ", but in the other mode, "
                    + wrong.works().digit()
                    + " ("
                    + wrong.works()
                    + "). Store it with that one: crm keys rotate "
                    + client
                    + " --mode "
                    + wrong.works().digit());
        case Examination.WrongKey wrong ->
            throw CommandFailed.key(
                "nothing was compared: the CRM refuses the key "
                    + wrong.key().reference()
                    + " of client "
                    + client
                    + " in either mode: it is wrong or revoked. Ask the client for a new one, then:"
                    + " crm keys rotate "
                    + client);
      };
    }
  }

  private void say(KeyComparison comparison) {
    if (json) {
      screen.say(Json.pretty(members(comparison)));
      return;
    }
    List<String[]> lines = new ArrayList<>();
    lines.add(
        new String[] {
          "",
          comparison.first().client() + " " + comparison.first().reference(),
          comparison.second().client() + " " + comparison.second().reference(),
          ""
        });
    for (ComparedRow row : comparison.rows()) {
      lines.add(new String[] {row.subject(), row.first(), row.second(), word(row.verdict())});
    }
    Table.aligned(lines).forEach(screen::say);
    screen.say("");
    screen.say(
        switch (comparison.verdict()) {
          case SAME -> "Both may do the same, as far as the CRM tells.";
          case MORE -> "The second may do all that the first may, and more.";
          case LESS ->
              "The second may do less. Ask the CRM to give it the permissions of the first.";
          case UNKNOWN ->
              "Nothing says that the second may do less; what is marked unknown only the CRM can"
                  + " tell.";
        });
  }

  private static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, @Nullable Object> members(KeyComparison comparison) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("first", KeysListCommand.members(comparison.first()));
    members.put("second", KeysListCommand.members(comparison.second()));
    members.put("verdict", word(comparison.verdict()));
    members.put("rows", comparison.rows().stream().map(KeysCompareCommand::members).toList());
    return members;
  }

  private static Map<String, String> members(ComparedRow row) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("subject", row.subject());
    members.put("first", row.first());
    members.put("second", row.second());
    members.put("verdict", word(row.verdict()));
    return members;
  }
}
