package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.FOREIGN;
import static dev.crmport.core.key.StoreUnusable.Reason.MISSING;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.Lane;
import dev.crmport.core.key.MalformedKey;
import dev.crmport.core.key.StoreUnusable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One client's key from a file that the environment names, as containers and service managers mount
 * a secret.
 *
 * <table>
 * <caption>The variables</caption>
 * <tr><td>{@code CRM_KEY_FILE}</td><td>the file that holds the key with its mode ({@code GUID|1});
 *     white space around it is allowed</td></tr>
 * <tr><td>{@code CRM_APPLICATION}</td><td>the application's name</td></tr>
 * <tr><td>{@code CRM_CLIENT}</td><td>whose key it is; {@code default} where it is not set</td></tr>
 * <tr><td>{@code CRM_LANE}</td><td>what paces the key; see below</td></tr>
 * <tr><td>{@code CRM_KEY_REFERENCE}</td><td>the CRM's own reference of the key, if known</td></tr>
 * </table>
 *
 * <p>The key itself in a variable ({@code CRM_KEY}) is refused: what stands in the environment gets
 * into recordings, process listings and child processes. The file may be readable by others,
 * because mounted secrets usually are and their owner is not always this process; protect the
 * directory. It is read at each {@code find} and {@code list}, so a new key counts at once.
 *
 * <p>Without {@code CRM_LANE} the lane is named from client and application. Processes that name
 * them alike then share the pace wherever their pacer lets them; one that names them otherwise, or
 * keeps the same key in a store, does not, although the CRM counts their requests together. Give
 * such processes one {@code CRM_LANE}.
 *
 * <p>The credential is always active: a state cannot be kept here; {@link MachineSuspensions}
 * around it keeps one for this machine. Safe for use by many threads.
 */
public final class EnvironmentSource implements CredentialSource {
  private static final String KEY = "CRM_KEY";
  private static final String KEY_FILE = "CRM_KEY_FILE";
  static final String APPLICATION = "CRM_APPLICATION";
  private static final String CLIENT = "CRM_CLIENT";
  private static final String LANE = "CRM_LANE";
  private static final String KEY_REFERENCE = "CRM_KEY_REFERENCE";

  private final MountedKey key;

  private EnvironmentSource(Map<String, String> variables) {
    if (variable(variables, KEY) != null) {
      throw unusable(
          FOREIGN,
          KEY
              + " is set, and a key does not belong into the environment, where recordings and"
              + " process listings show it; put the key into a file, name the file in "
              + KEY_FILE
              + ", unset "
              + KEY
              + ", and ask for a new key if others could see this one",
          null);
    }
    String path = required(variables, KEY_FILE, "the path of the file that holds the key");
    String name = required(variables, APPLICATION, "the name that the CRM knows the program by");
    Path file = pathOf(path);
    ApplicationName application = checked(APPLICATION, name, ApplicationName::new);
    key =
        new MountedKey(
            new WholeFile("the key file", file, WholeFile.Move.ATOMIC),
            file,
            optional(variables, CLIENT, ClientId::new).orElseGet(() -> new ClientId("default")),
            application,
            optional(variables, LANE, Lane::new),
            optional(variables, KEY_REFERENCE, MountedKey::checkedReference));
  }

  private static <T> Optional<T> optional(
      Map<String, String> variables, String name, Function<String, T> type) {
    return Optional.ofNullable(variable(variables, name)).map(value -> checked(name, value, type));
  }

  /**
   * Reads the variables; the key file is first read when a key is asked for.
   *
   * @param variables as {@link System#getenv()} gives them; a blank value counts as not set
   * @throws StoreUnusable where one that is needed is missing, or one does not hold what it should
   */
  public static EnvironmentSource of(Map<String, String> variables) {
    return new EnvironmentSource(variables);
  }

  /** The same with this process's own environment. */
  public static EnvironmentSource system() {
    return of(System.getenv());
  }

  @Override
  public Optional<Credential> find(ClientId asked) {
    return asked.equals(key.client()) ? Optional.of(key.read()) : Optional.empty();
  }

  @Override
  public List<CredentialSummary> list() {
    try (Credential credential = key.read()) {
      return List.of(credential.summary());
    }
  }

  /** Whether the variables name a key, in a file or, for being refused, itself. */
  static boolean isSet(Map<String, String> variables) {
    return variable(variables, KEY_FILE) != null || variable(variables, KEY) != null;
  }

  /** The application that the variables name, if they do. */
  static Optional<ApplicationName> applicationIn(Map<String, String> variables) {
    return optional(variables, APPLICATION, ApplicationName::new);
  }

  private static Path pathOf(String value) {
    if (isKey(value)) {
      throw unusable(
          FOREIGN,
          KEY_FILE
              + " holds a key and not the path of a file; put the key into a file, name that file,"
              + " and ask for a new key if others could see this one",
          null);
    }
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw unusable(FOREIGN, KEY_FILE + " holds no path; name the file that holds the key", null);
    }
  }

  private static boolean isKey(String value) {
    try {
      ApiKey.of(value).close();
      return true;
    } catch (MalformedKey e) {
      return false;
    }
  }

  private static String required(Map<String, String> variables, String name, String meaning) {
    String value = variable(variables, name);
    if (value == null) {
      throw unusable(MISSING, name + " is not set; set it to " + meaning, null);
    }
    return value;
  }

  static @Nullable String variable(Map<String, String> variables, String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** The value as its type takes it; the types say what they want without repeating it. */
  private static <T> T checked(String name, String value, Function<String, T> type) {
    try {
      return type.apply(value);
    } catch (IllegalArgumentException e) {
      throw unusable(FOREIGN, name + " holds something else: " + e.getMessage(), e);
    }
  }

  private static StoreUnusable unusable(
      StoreUnusable.Reason reason, String why, @Nullable Throwable cause) {
    return new StoreUnusable(reason, "no key was taken from the environment: " + why, cause);
  }

  /** Names client and file, never what is in it. */
  @Override
  public String toString() {
    return key.file() + " of client " + key.client();
  }
}
