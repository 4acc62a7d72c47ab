package dev.crmport.cli;

import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.introspection.KeyProfile;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.http.HttpCrm;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crm keys check CLIENT}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = StateFolder.HELP,
    description = {
      "Asks the CRM whose key is stored, by one request. Changes nothing there.",
      "Where the store has not the CRM's reference of the key yet, it is kept."
    })
final class KeysCheckCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final NamedClient client;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  KeysCheckCommand(Surroundings surroundings, Screen screen) {
    this.screen = screen;
    client = new NamedClient(surroundings, screen);
  }

  @Override
  public Integer call() {
    ClientId id = client.id();
    Opening opening = client.opening();
    CredentialSource source = opening.source();
    try (CommandPacer pacer = opening.pacer(Opening.UNHEARD);
        HttpCrm crm = opening.crm(source, id, pacer)) {
      CredentialSummary stored = opening.usable(source, id);
      KeyProfile profile = crm.call(Introspection.keyProfile());
      CredentialSummary summary = opening.referenced(stored, profile);
      if (json) {
        Map<String, @Nullable Object> members = KeysListCommand.members(summary);
        members.put("profile", profile.members().asMap());
        screen.say(Json.pretty(members));
      } else {
        ProfileLines.of(id, profile, summary.mode()).forEach(screen::say);
        screen.say("key         " + summary.reference());
        screen.say("The CRM takes this key.");
      }
      return Exit.DONE;
    } finally {
      Opening.close(source);
    }
  }
}
