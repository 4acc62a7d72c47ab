package dev.crmport.scan.tree;

import java.nio.file.Files;
import java.nio.file.Path;

/** What is not worth reading as files in a repository's own folder. */
final class GitFolder {
  private GitFolder() {}

  /**
   * Packed and compressed, so that no key shows; {@code --history} reads them for what they are.
   */
  static boolean isObjects(Path folder) {
    Path name = folder.getFileName();
    Path parent = folder.getParent();
    return name != null
        && name.toString().equals("objects")
        && parent != null
        && Files.isRegularFile(parent.resolve("HEAD"))
        && Files.isDirectory(parent.resolve("refs"));
  }
}
