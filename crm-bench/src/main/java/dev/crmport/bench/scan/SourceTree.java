package dev.crmport.bench.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The JDK's own sources, once or more, in a temporary folder, which is removed when this is closed.
 *
 * @param folder where they are
 */
record SourceTree(Path folder) implements AutoCloseable {
  /**
   * Unpacks them.
   *
   * @param copies how many times, each in a folder of its own
   */
  static SourceTree ofTheJdk(int copies) throws IOException {
    Path zip = Path.of(System.getProperty("java.home"), "lib", "src.zip");
    if (!Files.isRegularFile(zip)) {
      throw new IOException("this JDK came without its sources; name a folder to scan");
    }
    Path folder = Files.createTempDirectory("scan");
    for (int copy = 0; copy < copies; copy++) {
      try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
        unpack(entries, Files.createDirectory(folder.resolve("copy" + copy)));
      }
    }
    return new SourceTree(folder);
  }

  private static void unpack(ZipInputStream entries, Path folder) throws IOException {
    for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
      Path file = folder.resolve(entry.getName()).normalize();
      if (!entry.isDirectory() && file.startsWith(folder)) {
        Files.createDirectories(file.getParent());
        Files.copy(entries, file);
      }
    }
  }

  /** How many bytes the files of a folder have. */
  static long bytes(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
