package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.crmport.core.key.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A directory of key files as they are mounted for a process, and ways to change it. */
record KeyDirectory(Path path) {
  /** The key files of these clients, with their applications. */
  KeyDirectory holding(Credential... credentials) {
    for (Credential credential : credentials) {
      String client = credential.client().value();
      put(path, client, written(credential));
      put(path, client + ".application", credential.application().value());
    }
    return this;
  }

  DirectorySource source() {
    return DirectorySource.of(path, Map.of());
  }

  private static String written(Credential credential) {
    String key = credential.key().reveal(ascii -> new String(ascii, US_ASCII));
    return key + "|" + credential.mode().digit() + "\n";
  }

  void put(String name, String content) {
    put(path, name, content);
  }

  private static void put(Path directory, String name, String content) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Exchanges all files as Kubernetes does: new ones into a directory of their own, the link to it
   * swapped in one step, the old ones removed.
   */
  void swapFor(String generation, Map<String, String> files) {
    try {
      Path link = path.resolve("..data");
      Path old = Files.isSymbolicLink(link) ? path.resolve(Files.readSymbolicLink(link)) : null;
      Path next = path.resolve(".." + generation);
      files.forEach((name, content) -> put(next, name, content));
      Path fresh = Files.createSymbolicLink(path.resolve("..data_tmp"), next.getFileName());
      Files.move(fresh, link, ATOMIC_MOVE);
      for (String name : files.keySet()) {
        if (!Files.isSymbolicLink(path.resolve(name))) {
          Files.createSymbolicLink(path.resolve(name), Path.of("..data", name));
        }
      }
      if (old != null) {
        try (Stream<Path> gone = Files.list(old)) {
          for (Path file : gone.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(old);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
