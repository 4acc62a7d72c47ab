package dev.crmport.credentials;

import dev.crmport.core.handoff.HandoffBox;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialStore;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Opens a source of keys by its address, as a command line or a configuration file gives it.
 *
 * <ul>
 *   <li>{@code age:PATH}: an {@link AgeFileStore}; {@code ~/} at the beginning is the home
 *       directory. Where the variable {@code CRM_PASSPHRASE_FILE} is set, the passphrase in the
 *       file that it names is used in the place of the identity
 *   <li>{@code pkcs12:PATH}: a {@link Pkcs12Store}; its password is in the file that the variable
 *       {@code CRM_STORE_PASSWORD_FILE} names
 *   <li>{@code chain:ADDRESS,ADDRESS}: a {@link ChainSource} of these, asked in their order; {@code
 *       chain:} alone is {@linkplain ChainSource.Builder#usual the usual one}. Nothing can be
 *       stored there, only in one of its links
 *   <li>{@code dir:PATH}: a {@link DirectorySource}; {@code dir:PATH/crm-key-*} takes those of its
 *       files that begin so. Nothing can be stored there
 *   <li>{@code env:}: an {@link EnvironmentSource}; nothing can be stored there, and {@link
 *       MachineSuspensions} around it can suspend its key on this machine
 *   <li>{@code jdbc:...}: a {@link JdbcStore} in the database that a driver knows by this address;
 *       the variable {@code CRM_STORE_USER} names the user, {@code CRM_STORE_PASSWORD_FILE} a file
 *       with the password, {@code CRM_STORE_TABLE} the table if it is not {@code crm_keys}
 *   <li>{@code vault:MOUNT/PATH}: a {@link VaultStore} at the server that the variable {@code
 *       VAULT_ADDR} names, or {@code vault:https://HOST:PORT/MOUNT/PATH}. {@code VAULT_NAMESPACE}
 *       names the namespace. The login is the first of {@code VAULT_ROLE_ID} with {@code
 *       VAULT_SECRET_ID_FILE}, {@code VAULT_TOKEN_FILE}, {@code VAULT_TOKEN}, and {@code
 *       ~/.vault-token}
 * </ul>
 *
 * <p>An address is not secret. One that holds a key, an identity or a password is refused, and no
 * message repeats it.
 */
public final class CredentialBackends {
  private static final String PASSPHRASE_FILE = "CRM_PASSPHRASE_FILE";

  private static final String STORE_PASSWORD_FILE = "CRM_STORE_PASSWORD_FILE";

  private static final String SCHEMES =
      "use age:PATH (a store in an age file), pkcs12:PATH (a store in a PKCS12 file), jdbc:... (a"
          + " table of a database), vault:MOUNT/PATH (a secret of Vault), dir:PATH (a directory with"
          + " a key file for each client), env: (a key file that the environment names) or"
          + " chain:ADDRESS,ADDRESS (several of these)";
  private static final String GIVE_ONE = "give one, such as age:keys.age";

  /**
   * A key, an age identity, a Vault token, the user information of an address, or a parameter that
   * drivers take for one.
   */
  private static final Pattern SECRET =
      Pattern.compile(
          "[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|age-secret-key-|\\bhv[sbr]\\.[a-z0-9_-]{8}"
              + "|://[^/]*@|^jdbc:[^@?;]*[:/][^@/:?;]+/[^@/:?;]+@"
              + "|(password|passwd|passphrase|pwd|secret|token)=",
          Pattern.CASE_INSENSITIVE);

  private CredentialBackends() {}

  /**
   * Opens a source that is there; makes nothing.
   *
   * @param address one of the above
   * @param identity the identity file of an age store or a table; not looked at for others
   * @param environment the variables that {@code env:} reads, and those named above; {@code HOME}
   *     is what {@code ~} means
   * @return the source; one that holds decrypted keys is also {@link AutoCloseable}
   * @throws IllegalArgumentException where the address is none of these, or holds a secret
   * @throws dev.crmport.core.key.StoreUnusable where it cannot be opened
   */
  public static CredentialSource open(
      String address, Path identity, Map<String, String> environment) {
    return switch (schemeOf(address)) {
      case "age" -> {
        Path store = pathIn("age", address, environment);
        yield passphraseIn(environment)
            .map(passphrase -> AgeFileStore.open(store, passphrase))
            .orElseGet(() -> AgeFileStore.open(store, identity));
      }
      case "pkcs12" ->
          Pkcs12Store.open(pathIn("pkcs12", address, environment), passwordIn(environment));
      case "dir" -> DirectorySource.at(pathIn("dir", address, environment), environment);
      case "chain" -> ChainAddress.open(behindScheme(address), identity, environment);
      case "jdbc" -> JdbcStore.at(address, identity, environment);
      case "vault" -> VaultAddress.open(behindScheme(address), environment);
      case "env" -> EnvironmentSource.of(requireNothingBehind(address, environment));
      default -> throw unknownScheme();
    };
  }

  /**
   * Opens a store that keys can be written to, and makes it where it is missing, as {@link
   * AgeFileStore#openOrCreate} and {@link JdbcStore#openOrCreate} say; a Vault secret is made by
   * its first key.
   *
   * @param address one of the above
   * @param identity the identity file of an age store or a table, made together with it
   * @param environment the variables named above; {@code HOME} is what {@code ~} means
   * @throws IllegalArgumentException also where nothing can be stored at that address
   * @throws dev.crmport.core.key.StoreUnusable where it cannot be opened or made
   */
  public static CredentialStore openOrCreate(
      String address, Path identity, Map<String, String> environment) {
    return switch (schemeOf(address)) {
      case "age" -> {
        Path store = pathIn("age", address, environment);
        yield passphraseIn(environment)
            .map(passphrase -> AgeFileStore.openOrCreate(store, passphrase))
            .orElseGet(() -> AgeFileStore.openOrCreate(store, identity));
      }
      case "pkcs12" ->
          Pkcs12Store.openOrCreate(pathIn("pkcs12", address, environment), passwordIn(environment));
      case "dir" ->
          throw refused(
              "keys cannot be stored in a mounted directory; change them where it is made, or use"
                  + " age:PATH for the store");
      case "chain" ->
          throw refused("keys cannot be stored in a chain; name the one of its links to store in");
      case "jdbc" -> JdbcStore.atOrCreate(address, identity, environment);
      case "vault" -> VaultAddress.open(behindScheme(address), environment);
      case "env" ->
          throw refused("keys cannot be stored in the environment; use age:PATH for the store");
      default -> throw unknownScheme();
    };
  }

  /**
   * How clients hand their keys over to a store that was opened here.
   *
   * @return nothing where the source keeps no invitations; take an {@code age:} or {@code pkcs12:}
   *     store for them then
   */
  public static Optional<HandoffBox> handoffsOf(CredentialSource source) {
    return switch (source) {
      case AgeFileStore age -> Optional.of(age.handoffs());
      case Pkcs12Store pkcs12 -> Optional.of(pkcs12.handoffs());
      default -> Optional.empty();
    };
  }

  private static String behindScheme(String address) {
    return address.substring(address.indexOf(':') + 1);
  }

  static String schemeOf(String address) {
    if (SECRET.matcher(address).find()) {
      throw refused(
          "a key, an identity or a password stands in its address, where histories and process"
              + " listings show it; give the address without it, and treat it as exposed");
    }
    int colon = address.indexOf(':');
    return colon < 0 ? "" : address.substring(0, colon).toLowerCase(Locale.ROOT);
  }

  static Path pathIn(String scheme, String address, Map<String, String> environment) {
    String path = behindScheme(address);
    if (path.isBlank() || path.startsWith("//")) {
      throw refused("no path follows " + scheme + ": in its address; " + GIVE_ONE);
    }
    try {
      if (path.startsWith("~/")) {
        return Path.of(home(environment), path.substring(2));
      }
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw refused("what follows " + scheme + ": in its address is no path; " + GIVE_ONE);
    }
  }

  /** In the place of the identity, where the variable is set. */
  private static Optional<Passphrase> passphraseIn(Map<String, String> environment) {
    return secretFileIn(environment, PASSPHRASE_FILE);
  }

  private static Passphrase passwordIn(Map<String, String> environment) {
    return secretFileIn(environment, STORE_PASSWORD_FILE)
        .orElseThrow(
            () ->
                refused(
                    "it is opened with a password; name the file that holds it by "
                        + STORE_PASSWORD_FILE));
  }

  private static Optional<Passphrase> secretFileIn(
      Map<String, String> environment, String variable) {
    String path = environment.get(variable);
    if (path == null || path.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Passphrase.inFile(Path.of(path)));
    } catch (InvalidPathException e) {
      throw refused(variable + " holds no path; name the file that the passphrase is in");
    }
  }

  static String home(Map<String, String> environment) {
    String home = environment.get("HOME");
    return home == null || home.isBlank() ? System.getProperty("user.home") : home;
  }

  static Map<String, String> requireNothingBehind(String address, Map<String, String> environment) {
    if (address.indexOf(':') != address.length() - 1) {
      throw refused("something follows env: in its address; nothing belongs there");
    }
    return environment;
  }

  static IllegalArgumentException unknownScheme() {
    return refused("its address names no kind of store that is known; " + SCHEMES);
  }

  static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("the key store was not opened: " + why);
  }
}
