package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.FOREIGN;
import static dev.crmport.core.key.StoreUnusable.Reason.MISSING;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.Lane;
import dev.crmport.core.key.StoreUnusable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Keys in a directory, a file for each client, as Kubernetes, Docker and systemd mount secrets.
 *
 * <table>
 * <caption>The files</caption>
 * <tr><td>{@code acme}</td><td>the key of client {@code acme} with its mode ({@code GUID|1}); white
 *     space around it is allowed</td></tr>
 * <tr><td>{@code acme.application}</td><td>the application's name; without the file, the one that
 *     {@code CRM_APPLICATION} or the program names for all clients</td></tr>
 * <tr><td>{@code acme.lane}</td><td>what paces the key, where client and application are not to
 *     name it; see {@link EnvironmentSource} on what is shared then</td></tr>
 * <tr><td>{@code acme.reference}</td><td>the CRM's own reference of the key, if known</td></tr>
 * </table>
 *
 * <p>So no client's id ends in one of these three here. Directories, and files whose names begin
 * with a dot, are passed over. In a directory that holds other secrets too, the keys' files share a
 * beginning, such as {@code crm-key-acme}; see {@link #beginningWith}.
 *
 * <p>Everything is read anew at each call. Where the files are exchanged together, as Kubernetes
 * does by swapping the link {@code ..data}, or anyone by swapping a link that the directory is
 * reached through, a call sees all of the old files or all of the new ones. Where a file is
 * exchanged alone, put a new one in its place by renaming: one that is written in place may be read
 * half-written, which is an error and never a wrong key.
 *
 * <p>The files may be readable by others, because mounted secrets usually are and their owner is
 * not always this process; protect the directory. The credentials are always active: a state cannot
 * be kept here; {@link MachineSuspensions} around it keeps one for this machine. Safe for use by
 * many threads.
 */
public final class DirectorySource implements CredentialSource {
  private static final String OWN_APPLICATION = ".application";
  private static final String OWN_LANE = ".lane";
  private static final String OWN_REFERENCE = ".reference";
  private static final Set<String> BESIDE = Set.of(OWN_APPLICATION, OWN_LANE, OWN_REFERENCE);

  private final SwappedDirectory directory;
  private final String beginning;
  private final Optional<ApplicationName> application;

  private DirectorySource(
      SwappedDirectory directory, String beginning, Optional<ApplicationName> application) {
    this.directory = directory;
    this.beginning = beginning;
    this.application = application;
  }

  /**
   * The keys in this directory, which is first read when one is asked for.
   *
   * @param application used for the clients that have no {@code .application} of their own
   */
  public static DirectorySource of(Path directory, ApplicationName application) {
    return new DirectorySource(new SwappedDirectory(directory), "", Optional.of(application));
  }

  /**
   * The same with the application that {@code CRM_APPLICATION} names, if it is set.
   *
   * @param variables as {@link System#getenv()} gives them
   * @throws StoreUnusable where the variable holds something else
   */
  public static DirectorySource of(Path directory, Map<String, String> variables) {
    return new DirectorySource(
        new SwappedDirectory(directory), "", EnvironmentSource.applicationIn(variables));
  }

  /**
   * As an address names it: {@code DIRECTORY}, or {@code DIRECTORY/BEGINNING*} for those of its
   * files that begin so.
   */
  static DirectorySource at(Path pattern, Map<String, String> variables) {
    Path last = pattern.getFileName();
    if (last == null || !last.toString().endsWith("*")) {
      return of(pattern, variables);
    }
    String name = last.toString();
    return of(WholeFile.directoryOf(pattern), variables)
        .beginningWith(name.substring(0, name.length() - 1));
  }

  /**
   * The same, but only of those files whose names begin so; the client's id is what follows.
   *
   * @param shared such as {@code crm-key-}
   */
  public DirectorySource beginningWith(String shared) {
    return new DirectorySource(directory, shared, application);
  }

  @Override
  public Optional<Credential> find(ClientId client) {
    return directory.read(
        real -> isBeside(client.value()) ? Optional.empty() : find(real, client),
        found -> found.ifPresent(Credential::close));
  }

  private Optional<Credential> find(Path real, ClientId client) {
    Path file = real.resolve(beginning + client.value());
    return Files.notExists(file) || Files.isDirectory(file)
        ? Optional.empty()
        : Optional.of(mounted(real, client).read());
  }

  @Override
  public List<CredentialSummary> list() {
    return directory.read(this::list, summaries -> {});
  }

  private List<CredentialSummary> list(Path real) {
    List<CredentialSummary> summaries = new ArrayList<>();
    for (String name : directory.namesIn(real)) {
      if (name.startsWith(beginning) && !isBeside(name)) {
        try (Credential credential = mounted(real, clientOf(name)).read()) {
          summaries.add(credential.summary());
        }
      }
    }
    summaries.sort(Comparator.comparing(summary -> summary.client().value()));
    return List.copyOf(summaries);
  }

  private static boolean isBeside(String name) {
    return BESIDE.stream().anyMatch(name::endsWith);
  }

  private ClientId clientOf(String name) {
    try {
      return new ClientId(name.substring(beginning.length()));
    } catch (IllegalArgumentException e) {
      throw named(name)
          .unusable(
              FOREIGN,
              "was not used: its name is no client's; name it as the client is called ("
                  + beginning
                  + "acme), with 1 to 64 letters, digits, dots, dashes or underscores, or move it"
                  + " out of the directory",
              null);
    }
  }

  private MountedKey mounted(Path real, ClientId client) {
    String name = beginning + client.value();
    return new MountedKey(
        named(name),
        real.resolve(name),
        client,
        beside(real, name, OWN_APPLICATION, ApplicationName::new)
            .or(() -> application)
            .orElseThrow(() -> withoutApplication(name)),
        beside(real, name, OWN_LANE, Lane::new),
        beside(real, name, OWN_REFERENCE, MountedKey::checkedReference));
  }

  private <T> Optional<T> beside(Path real, String name, String ending, Function<String, T> type) {
    Path place = real.resolve(name + ending);
    if (Files.notExists(place)) {
      return Optional.empty();
    }
    WholeFile file = named(name + ending);
    try {
      return Optional.of(new String(file.read(place), UTF_8).strip())
          .filter(value -> !value.isEmpty())
          .map(type);
    } catch (IllegalArgumentException e) {
      // The types say what they want without repeating what they got.
      throw file.unusable(FOREIGN, "was not used: " + e.getMessage(), e);
    }
  }

  private StoreUnusable withoutApplication(String name) {
    return named(name)
        .unusable(
            MISSING,
            "was not used: nothing names the application that its key is for; write the name that"
                + " the CRM knows the program by into "
                + name
                + OWN_APPLICATION
                + " beside it, or set "
                + EnvironmentSource.APPLICATION,
            null);
  }

  /** A file as people know it, whatever directory its link leads to at the moment. */
  private WholeFile named(String name) {
    return new WholeFile("the key file", directory.path().resolve(name), WholeFile.Move.ATOMIC);
  }

  /** Names the directory, never what is in it. */
  @Override
  public String toString() {
    return directory + (beginning.isEmpty() ? "" : " (files " + beginning + "*)");
  }
}
