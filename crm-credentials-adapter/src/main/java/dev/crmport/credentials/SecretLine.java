package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.FOREIGN;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A password or a token in a file of its own, which a variable names. It is read at each use, so
 * that a new one counts at once, and becomes a string, because that is what those who take it want.
 * The file may be readable by others, as mounted secrets are.
 */
final class SecretLine {
  private final String title;
  private final Path path;

  /**
   * @param title what messages call it, such as {@code the password}
   */
  SecretLine(String title, Path path) {
    this.title = title;
    this.path = path;
  }

  /** The one that a variable names; nothing where it is not set. */
  static Optional<SecretLine> in(Map<String, String> variables, String name, String title) {
    return Optional.ofNullable(EnvironmentSource.variable(variables, name))
        .map(value -> new SecretLine(title, pathIn(name, value)));
  }

  /** The path that a variable holds. */
  static Path pathIn(String name, String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw CredentialBackends.refused(
          name + " holds no path; name the file that the secret is in");
    }
  }

  /** What is in it, without the white space around it. */
  String read() {
    WholeFile file = new WholeFile(title, path, WholeFile.Move.ATOMIC);
    byte[] bytes = file.read();
    try {
      String secret = new String(bytes, UTF_8).strip();
      if (secret.isEmpty() || secret.chars().anyMatch(c -> c < ' ')) {
        throw file.unusable(
            FOREIGN,
            "was not used: it is not one line of text; write it into the file alone",
            null);
      }
      return secret;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
