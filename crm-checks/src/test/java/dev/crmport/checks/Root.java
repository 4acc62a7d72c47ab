package dev.crmport.checks;

import java.nio.file.Files;
import java.nio.file.Path;

/** The project's files, from wherever the tests were started. */
final class Root {
  private Root() {}

  static Path of(String file) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("SECURITY.md"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("the project's root was not found; run in a checkout");
    }
    return folder.resolve(file);
  }
}
