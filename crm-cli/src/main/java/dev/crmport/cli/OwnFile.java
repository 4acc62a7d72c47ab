package dev.crmport.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file for its owner alone that appears complete or not at all: written beside its place and
 * moved there at the end. For one thread.
 */
final class OwnFile implements AutoCloseable {
  private final Path place;
  private final Path beside;
  private final OutputStream content;
  private boolean finished;

  private OwnFile(Path place, Path beside, OutputStream content) {
    this.place = place;
    this.beside = beside;
    this.content = content;
  }

  /** Begins a file; until {@link #finish} what stood there stays. */
  static OwnFile begin(Path place) throws IOException {
    Path target = place.toAbsolutePath();
    Path beside =
        Files.createTempFile(
            target.getParent(), "." + target.getFileName() + ".", ".part", owner());
    return new OwnFile(target, beside, Files.newOutputStream(beside));
  }

  private static FileAttribute<?>[] owner() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Writes a whole file. */
  static void write(Path place, byte[] bytes) throws IOException {
    try (OwnFile file = begin(place)) {
      file.content().write(bytes);
      file.finish();
    }
  }

  OutputStream content() {
    return content;
  }

  /** Puts the file in its place. */
  void finish() throws IOException {
    content.close();
    try (FileChannel written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    try {
      Files.move(
          beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException oneStepIsNotThere) {
      Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
    }
    finished = true;
  }

  /** Drops what was not finished. */
  @Override
  public void close() throws IOException {
    content.close();
    if (!finished) {
      Files.deleteIfExists(beside);
    }
  }
}
