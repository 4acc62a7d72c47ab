package dev.crmport.cli;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that uses a key can be told: an option goes before its variable. */
final class CommonOptions {
  private final Surroundings surroundings;

  @Option(
      names = "--client",
      paramLabel = "ID",
      defaultValue = "default",
      description = "Whose key to use (default: ${DEFAULT-VALUE}).")
  private String client = "default";

  @Option(
      names = "--store",
      paramLabel = "URI",
      description =
          "Where keys are kept: age:PATH, pkcs12:PATH, jdbc:..., vault:MOUNT/PATH, dir:PATH, env:, or"
              + " chain:URI,URI (CRM_STORE; default: age:~/.config/crm/keys.age).")
  private @Nullable String store;

  @Option(
      names = "--identity",
      paramLabel = "FILE",
      description = "What opens the store (CRM_IDENTITY; default: ~/.config/crm/identity.txt).")
  private @Nullable String identity;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description =
          "Where the CRM is: https, or http to loopback (CRM_BASE_URL; default:"
              + " https://api.securevan.com/v4).")
  private @Nullable String baseUrl;

  @Option(
      names = "--application",
      paramLabel = "NAME",
      description = "The name that the CRM knows the integration by (CRM_APPLICATION).")
  private @Nullable String application;

  CommonOptions(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  ClientId client() {
    return clientNamed(client);
  }

  static ClientId clientNamed(String name) {
    return checked(() -> new ClientId(name));
  }

  String store() {
    return chosen(store, "CRM_STORE").orElse("age:~/.config/crm/keys.age");
  }

  Path identity() {
    String path = chosen(identity, "CRM_IDENTITY").orElse("~/.config/crm/identity.txt");
    return path(path, surroundings);
  }

  /** The address that was given; nothing for the CRM's usual one. */
  Optional<URI> baseUrl() {
    return chosen(baseUrl, "CRM_BASE_URL")
        .map(
            text -> {
              try {
                return new URI(text);
              } catch (URISyntaxException noUri) {
                throw CommandFailed.usage(
                    "nothing was done: the base URL is no URL. Give scheme, host and path, such as"
                        + " https://api.securevan.com/v4.");
              }
            });
  }

  /** The name that was given; nothing where the stored one counts. */
  Optional<ApplicationName> application() {
    return chosen(application, "CRM_APPLICATION")
        .map(name -> checked(() -> new ApplicationName(name)));
  }

  /** The name that was given, for a key that is not stored yet. */
  ApplicationName requiredApplication() {
    return application()
        .orElseThrow(
            () ->
                CommandFailed.usage(
                    "nothing was done: the application has no name. Give the one that the CRM"
                        + " knows the integration by with --application or CRM_APPLICATION."));
  }

  private Optional<String> chosen(@Nullable String option, String variable) {
    return Optional.ofNullable(option)
        .or(() -> Optional.ofNullable(surroundings.environment().get(variable)))
        .filter(value -> !value.isBlank());
  }

  /** A path as typed: from the working directory, {@code ~/} from home. */
  static Path path(String text, Surroundings surroundings) {
    return checked(
        () -> {
          try {
            return text.startsWith("~/")
                ? surroundings.home().resolve(text.substring(2))
                : surroundings.here().resolve(text);
          } catch (InvalidPathException noPath) {
            throw new IllegalArgumentException(
                "nothing was done: a path holds characters that no path has; mend it", noPath);
          }
        });
  }

  /** Makes what our own types refuse a matter of usage; their messages repeat no input. */
  static <T> T checked(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException refused) {
      throw CommandFailed.usage(String.valueOf(refused.getMessage()));
    }
  }
}
