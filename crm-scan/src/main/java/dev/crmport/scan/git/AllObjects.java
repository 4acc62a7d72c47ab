package dev.crmport.scan.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Every object that a repository has, reachable or not: those in packs, and those in files of their
 * own; also in the object folders that it borrows from. An object that is there twice comes twice.
 */
final class AllObjects {
  private final FileRepository repository;
  private final Consumer<ObjectId> each;

  AllObjects(FileRepository repository, Consumer<ObjectId> each) {
    this.repository = repository;
    this.each = each;
  }

  /** Tells of each. */
  void read() throws IOException {
    Deque<Path> folders = new ArrayDeque<>();
    Set<Path> seen = new HashSet<>();
    folders.add(repository.getObjectDatabase().getDirectory().toPath());
    while (!folders.isEmpty()) {
      Path folder = folders.remove().normalize();
      if (seen.add(folder)) {
        packed(folder);
        loose(folder);
        borrowed(folder, folders);
      }
    }
  }

  private void packed(Path folder) throws IOException {
    ObjectDirectory objects =
        new ObjectDirectory(
            repository.getConfig(), folder.toFile(), new File[0], repository.getFS(), null);
    try {
      for (Pack pack : objects.getPacks()) {
        for (PackIndex.MutableEntry entry : pack) {
          each.accept(entry.toObjectId());
        }
      }
    } finally {
      objects.close();
    }
  }

  private void loose(Path folder) throws IOException {
    try (DirectoryStream<Path> fans = Files.newDirectoryStream(folder, "[0-9a-f][0-9a-f]")) {
      for (Path fan : fans) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(fan)) {
          for (Path file : files) {
            String id = fan.getFileName().toString() + file.getFileName();
            if (ObjectId.isId(id)) {
              each.accept(ObjectId.fromString(id));
            }
          }
        }
      }
    }
  }

  private static void borrowed(Path folder, Deque<Path> folders) throws IOException {
    Path alternates = folder.resolve("info/alternates");
    if (Files.isRegularFile(alternates)) {
      for (String line : Files.readAllLines(alternates, UTF_8)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          folders.add(folder.resolve(line));
        }
      }
    }
  }
}
