package dev.crmport.cli;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * What a command about one stored key is told: whose it is, and where it is kept. {@code crm keys
 * add} is about a key that is not stored yet, and asks for its client in words of its own.
 */
final class NamedClient {
  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final CommonOptions options;

  @Parameters(paramLabel = "CLIENT", description = "The client's name.")
  private String client = "";

  NamedClient(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
  }

  ClientId id() {
    return CommonOptions.clientNamed(client);
  }

  /** Where the key is kept, as it was said. */
  String store() {
    return options.store();
  }

  /** The application's name, where it was said. */
  Optional<ApplicationName> application() {
    return options.application();
  }

  Opening opening() {
    return new Opening(surroundings, screen, options);
  }

  /**
   * There is no key of this client.
   *
   * @param notDone what was not done therefore, such as {@code nothing was removed}
   */
  CommandFailed unknown(String notDone) {
    return CommandFailed.noKey(notDone, id(), "See crm keys list.");
  }
}
