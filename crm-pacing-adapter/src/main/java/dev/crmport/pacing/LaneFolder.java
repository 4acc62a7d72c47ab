package dev.crmport.pacing;

import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Time;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** Where the files of lanes are, what they are called, and how they come into being. */
final class LaneFolder {
  private static final FileAttribute<?>[] NONE = {};

  private final Path folder;

  LaneFolder(Path folder) {
    this.folder = folder;
  }

  LaneFile file(Lane lane, Time time) {
    return new LaneFile(this, folder.resolve(nameOf(lane)), time);
  }

  /**
   * A name of its own for each lane, that stays in the folder whatever the lane is called. On a
   * file system that ignores case two lanes may share a file, and so a limit: that is harmless.
   */
  static String nameOf(Lane lane) {
    // With something in front no lane is called "..", and no lane has a plus in its name.
    return "lane-" + lane.id().replace('/', '+');
  }

  /**
   * Makes a file, and the folder where that is missing too. The file appears with its whole
   * content, so that one without is never a legitimate state; where somebody else was faster,
   * theirs stays.
   */
  void make(Path file, byte[] content) throws IOException {
    Files.createDirectories(folder, forTheOwnerAlone("rwx------"));
    Path fresh = folder.resolve(".new-" + UUID.randomUUID());
    try {
      Files.createFile(fresh, forTheOwnerAlone("rw-------"));
      write(fresh, content);
      putInPlace(fresh, file);
    } catch (FileAlreadyExistsException another) {
      // Somebody else was faster.
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Not through a channel: an interrupt would close it halfway. */
  private static void write(Path fresh, byte[] content) throws IOException {
    try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
      out.write(content);
    }
  }

  private static void putInPlace(Path fresh, Path file) throws IOException {
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException another) {
      throw another;
    } catch (UnsupportedOperationException | FileSystemException noLinks) {
      // A file system without links, or one that says no to them; a move says what is really wrong.
      Files.move(fresh, file);
    }
  }

  private FileAttribute<?>[] forTheOwnerAlone(String mode) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : NONE;
  }
}
