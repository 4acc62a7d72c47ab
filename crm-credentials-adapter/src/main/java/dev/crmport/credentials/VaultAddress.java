package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.MISSING;

import dev.crmport.core.key.StoreUnusable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Vault secret as an address and variables name it, those that Vault's own command reads among
 * them: {@code vault:secret/crm} with {@code VAULT_ADDR}, or {@code
 * vault:https://vault.example.org:8200/secret/crm}.
 *
 * <p>The login is the first of these: {@code VAULT_ROLE_ID} with {@code VAULT_SECRET_ID_FILE} (and
 * {@code VAULT_APPROLE_MOUNT}), {@code VAULT_TOKEN_FILE}, {@code VAULT_TOKEN}, and {@code
 * ~/.vault-token}, where Vault's command leaves the token of {@code vault login}.
 */
final class VaultAddress {
  private static final Pattern WHOLE =
      Pattern.compile("(https?://[^/]+)/(?:v1/)?(.+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*/?");

  private final Map<String, String> variables;

  private VaultAddress(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * @param written what stands behind {@code vault:}
   */
  static VaultStore open(String written, Map<String, String> variables) {
    return new VaultAddress(variables).open(written);
  }

  private VaultStore open(String written) {
    Matcher whole = WHOLE.matcher(written);
    VaultStoreBuilder store =
        whole.matches()
            ? VaultStore.builder(uri(whole.group(1)), whole.group(2))
            : VaultStore.builder(uri(serverInVariables()), written);
    variable("VAULT_NAMESPACE").ifPresent(store::namespace);
    logIn(store);
    return store.build();
  }

  private String serverInVariables() {
    return variable("VAULT_ADDR")
        .orElseThrow(
            () ->
                CredentialBackends.refused(
                    "no Vault is named; set VAULT_ADDR, or write vault:https://HOST:PORT/MOUNT/PATH"));
  }

  private static URI uri(String server) {
    try {
      return new URI(server);
    } catch (URISyntaxException e) {
      throw CredentialBackends.refused("Vault's address is none; give https://HOST:PORT");
    }
  }

  private void logIn(VaultStoreBuilder store) {
    Optional<String> role = variable("VAULT_ROLE_ID");
    if (role.isPresent()) {
      variable("VAULT_APPROLE_MOUNT").ifPresent(store::appRoleMount);
      store.appRole(
          role.get(),
          file("VAULT_SECRET_ID_FILE")
              .orElseThrow(
                  () -> withoutLogin("VAULT_ROLE_ID is set, VAULT_SECRET_ID_FILE is not")));
      return;
    }
    Path left = Path.of(CredentialBackends.home(variables), ".vault-token");
    Optional<Path> file = file("VAULT_TOKEN_FILE");
    Optional<String> token = variable("VAULT_TOKEN");
    if (file.isPresent()) {
      store.tokenIn(file.get());
    } else if (token.isPresent()) {
      store.token(token::get);
    } else if (Files.notExists(left)) {
      throw withoutLogin("no login is named");
    } else {
      store.tokenIn(left);
    }
  }

  private static StoreUnusable withoutLogin(String why) {
    return new StoreUnusable(
        MISSING,
        "Vault was not asked for keys: "
            + why
            + "; name a file with a token in VAULT_TOKEN_FILE, or a role in VAULT_ROLE_ID and a"
            + " file with its secret id in VAULT_SECRET_ID_FILE, or log in with vault login",
        null);
  }

  private Optional<Path> file(String name) {
    return variable(name).map(value -> SecretLine.pathIn(name, value));
  }

  private Optional<String> variable(String name) {
    @Nullable String value = EnvironmentSource.variable(variables, name);
    return Optional.ofNullable(value);
  }

  /** A name that may stand in a path or a header. */
  static String checked(String what, String name) {
    if (!NAMES.matcher(name).matches()) {
      throw CredentialBackends.refused(
          "the " + what + " in Vault is no name of letters, digits and slashes; check it");
    }
    return name;
  }
}
