package dev.crmport.web.entry;

import dev.crmport.core.pace.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/** Used links as empty files: the file system makes one only once. Its time is the expiry. */
final class LinksInFolder implements UsedLinks {
  private static final String SUFFIX = ".used";

  private final Path folder;
  private final Time time;

  LinksInFolder(Path folder, Time time) {
    this.folder = folder;
    this.time = time;
  }

  @Override
  public boolean isUsed(String link) {
    return Files.exists(file(link));
  }

  @Override
  public boolean use(String link, Instant until) {
    try {
      Files.createDirectories(folder, owner("rwx------"));
      dropExpired();
      return make(file(link), until);
    } catch (IOException unusable) {
      throw new UncheckedIOException(
          "the link was not used: its folder cannot be written; give this user the right to",
          unusable);
    }
  }

  private boolean make(Path file, Instant until) throws IOException {
    try {
      Files.createFile(file, owner("rw-------"));
    } catch (FileAlreadyExistsException before) {
      return false;
    }
    Files.setLastModifiedTime(file, FileTime.from(until));
    return true;
  }

  private void dropExpired() throws IOException {
    // A day of grace: another machine's clock, and a file between its making and its time.
    FileTime past = FileTime.from(time.now().minusSeconds(86_400));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).compareTo(past) < 0) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public void giveBack(String link) {
    try {
      Files.deleteIfExists(file(link));
    } catch (IOException unusable) {
      throw new UncheckedIOException(
          "the link was not given back: its folder cannot be written; make a new link", unusable);
    }
  }

  private Path file(String link) {
    if (!Tokens.isRandom(link)) {
      throw new IllegalArgumentException(
          "the link was not looked for: its id is not 32 hexadecimal digits; take it from a link");
    }
    return folder.resolve(link + SUFFIX);
  }

  private FileAttribute<?>[] owner(String rights) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public String toString() {
    return "LinksInFolder";
  }
}
