package dev.crmport.cli;

import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crm keys list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Lists the clients with their keys' references. Asks nobody.")
final class KeysListCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final CommonOptions options;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  KeysListCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
  }

  @Override
  public Integer call() {
    CredentialSource source = new Opening(surroundings, screen, options).source();
    try {
      List<CredentialSummary> all = source.list();
      if (json) {
        screen.say(Json.pretty(all.stream().map(KeysListCommand::members).toList()));
      } else if (all.isEmpty()) {
        screen.say("No keys in " + options.store() + ". Add one: crm keys add CLIENT");
      } else {
        lines(all).forEach(screen::say);
      }
      return Exit.DONE;
    } finally {
      Opening.close(source);
    }
  }

  private static List<String> lines(List<CredentialSummary> all) {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"CLIENT", "KEY", "DATABASE", "STATE", "APPLICATION"});
    for (CredentialSummary one : all) {
      rows.add(
          new String[] {
            one.client().value(),
            one.reference().toString(),
            one.mode().digit() + " " + one.mode().title(),
            one.state().name().toLowerCase(Locale.ROOT),
            one.application().value()
          });
    }
    return Table.aligned(rows);
  }

  static Map<String, @Nullable Object> members(CredentialSummary summary) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("client", summary.client().value());
    members.put("lastFour", summary.reference().lastFour());
    members.put("keyReference", summary.reference().crmReference().orElse(null));
    members.put("mode", String.valueOf(summary.mode().digit()));
    members.put("state", summary.state().name().toLowerCase(Locale.ROOT));
    members.put("application", summary.application().value());
    return members;
  }
}
