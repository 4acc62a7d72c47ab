package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.DAMAGED;
import static dev.crmport.core.key.StoreUnusable.Reason.MISSING;
import static dev.crmport.core.key.StoreUnusable.Reason.NOT_WRITTEN;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.StoreUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The keys that are suspended on this machine: a file with a line for each, which is the client and
 * the last four characters of the key. More of a key is not kept anywhere in plain text, a digest
 * of it neither; so of two keys of one client that end alike, both are meant.
 */
final class SuspensionList {
  private static final String HEAD =
      """
      # Keys that are suspended on this machine: client, last four characters of the key.
      # crm keys resume CLIENT takes one out.
      """;

  /** The shape of a client's name, and four digits. */
  private static final Pattern LINE =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63} [0-9a-f]{4}");

  private final Path path;
  private final WholeFile file;

  SuspensionList(Path path) {
    this.path = path;
    file = new WholeFile("the list of suspended keys", path, WholeFile.Move.ATOMIC);
  }

  /** What is in it at one moment. */
  record Content(Set<String> lines) {
    boolean holds(CredentialSummary summary) {
      return lines.contains(line(summary.client(), summary.reference().lastFour()));
    }
  }

  private static String line(ClientId client, String lastFour) {
    return client.value() + " " + lastFour;
  }

  /** Nothing is suspended where there is no file, and none could be. */
  Content read() {
    if (Files.notExists(path) || Files.isRegularFile(WholeFile.directoryOf(path))) {
      return new Content(Set.of());
    }
    try {
      return read(path);
    } catch (StoreUnusable unusable) {
      if (unusable.reason() == MISSING) {
        return new Content(Set.of());
      }
      throw unusable;
    }
  }

  private Content read(Path place) {
    Set<String> lines = new TreeSet<>();
    List<String> all = new String(file.read(place), US_ASCII).lines().toList();
    for (int i = 0; i < all.size(); i++) {
      String line = all.get(i);
      if (LINE.matcher(line).matches()) {
        lines.add(line);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        throw file.unusable(
            DAMAGED,
            "was not read, so no key is used: line "
                + (i + 1)
                + " of it is not a client and four characters; mend that line or take it out",
            null);
      }
    }
    return new Content(lines);
  }

  /** Durable when this returns. */
  void add(CredentialSummary summary) {
    change(lines -> lines.add(line(summary.client(), summary.reference().lastFour())));
  }

  /** The same; a key that is not in it stays out. */
  void remove(CredentialSummary summary) {
    if (read().holds(summary)) {
      change(lines -> lines.remove(line(summary.client(), summary.reference().lastFour())));
    }
  }

  private void change(Predicate<Set<String>> edit) {
    try (WriteLock lock = file.lock(place())) {
      Set<String> lines = new TreeSet<>();
      if (!Files.notExists(lock.store())) {
        lines.addAll(read(lock.store()).lines());
      }
      if (edit.test(lines)) {
        StringBuilder text = new StringBuilder(HEAD);
        lines.forEach(line -> text.append(line).append('\n'));
        file.replace(lock.store(), text.toString().getBytes(US_ASCII));
      }
    }
  }

  /** Free of links, so that all who write it meet in one lock. */
  private Path place() {
    Path directory = WholeFile.directoryOf(path);
    try {
      WholeFile.makeDirectory(directory);
      return directory.toRealPath().resolve(path.getFileName());
    } catch (IOException e) {
      throw file.unusable(
          NOT_WRITTEN,
          "was not changed: its directory could not be made; check the rights on the one above it",
          e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
