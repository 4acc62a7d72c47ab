package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.crmport.core.key.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A key file as it is mounted for a process, and the source that reads it. */
record KeyFile(Path path) {
  static KeyFile in(Path directory) {
    return new KeyFile(directory.resolve("key"));
  }

  /** Writes the key, also over another one. */
  EnvironmentSource holding(Credential credential) {
    String key = credential.key().reveal(ascii -> new String(ascii, US_ASCII));
    try {
      Files.writeString(path, key + "|" + credential.mode().digit() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return EnvironmentSource.of(
        Map.of(
            "CRM_KEY_FILE", path.toString(),
            "CRM_APPLICATION", credential.application().value(),
            "CRM_CLIENT", credential.client().value()));
  }
}
