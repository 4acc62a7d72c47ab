package dev.crmport.cli;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.Lane;
import dev.crmport.core.key.StoreUnusable;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crm keys add CLIENT}. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = StateFolder.HELP,
    description = {
      "Adds a client's key: typed without echo, or read from standard input.",
      "The CRM is asked whose key it is before it is kept."
    })
final class KeysAddCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final CommonOptions options;

  @Parameters(paramLabel = "CLIENT", description = "A short name of the client, such as acme.")
  private String client = "";

  @Option(
      names = "--mode",
      paramLabel = "0|1",
      description = "The database, where the key does not end with it: 0 My Voters, 1 My Campaign.")
  private @Nullable String mode;

  KeysAddCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
  }

  @Override
  public Integer call() {
    ClientId id = CommonOptions.clientNamed(client);
    ApplicationName application =
        options
            .application()
            .orElseThrow(
                () ->
                    CommandFailed.usage(
                        "nothing was stored: the application has no name. Give the one that the CRM"
                            + " knows the integration by with --application or CRM_APPLICATION."));
    Optional<DatabaseMode> said = mode();
    Opening opening = new Opening(surroundings, screen, options);
    requireFree(opening, id);
    try (CommandPacer pacer = opening.pacer(Opening.UNHEARD);
        KeyText typed = KeyText.read(surroundings)) {
      CredentialSummary stored =
          new KeyIntake(screen, options.baseUrl(), pacer, key -> lane(opening, key), application)
              .add(id, typed, said, opening::storeOrNew);
      screen.say("key         " + stored.reference());
      screen.say("Stored in " + options.store() + ".");
    }
    return Exit.DONE;
  }

  private Optional<DatabaseMode> mode() {
    String said = mode;
    if (said == null) {
      return Optional.empty();
    }
    if (said.length() != 1) {
      throw CommandFailed.usage(
          "nothing was stored: --mode is 0 (My Voters) or 1 (My Campaign). Say one of them.");
    }
    return Optional.of(CommonOptions.checked(() -> DatabaseMode.ofDigit(said.charAt(0))));
  }

  /** Before a key is typed in vain, and before the CRM is asked. */
  private static void requireFree(Opening opening, ClientId id) {
    Optional<CredentialSummary> existing =
        lookUp(opening, store -> store.find(id).map(KeysAddCommand::summary));
    if (existing.isPresent()) {
      throw KeyIntake.alreadyStored(existing.get());
    }
  }

  private static CredentialSummary summary(Credential stored) {
    try (stored) {
      return stored.summary();
    }
  }

  private static Optional<Lane> lane(Opening opening, ApiKey key) {
    return lookUp(
        opening,
        store -> {
          store.holdersOf(key).forEach(KeysAddCommand::requireInUse);
          return store.laneOf(key);
        });
  }

  /** A key that was suspended for one client must not come back under the name of another. */
  private static void requireInUse(CredentialSummary holder) {
    if (holder.state() == KeyState.SUSPENDED) {
      throw CommandFailed.key(
          "nothing was stored or sent: this very key is stored for client "
              + holder.client()
              + " and is suspended. Ask for a new key; if that was a false alarm: crm keys resume "
              + holder.client());
    }
  }

  /** Nothing where there is no store yet. */
  private static <T> Optional<T> lookUp(
      Opening opening, Function<CredentialSource, Optional<T>> question) {
    CredentialSource store;
    try {
      store = opening.suspendable(opening::store);
    } catch (StoreUnusable notThere) {
      if (notThere.reason() == StoreUnusable.Reason.MISSING) {
        return Optional.empty();
      }
      throw notThere;
    }
    try {
      return question.apply(store);
    } finally {
      Opening.close(store);
    }
  }
}
