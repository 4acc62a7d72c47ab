package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.FOREIGN;
import static dev.crmport.core.key.StoreUnusable.Reason.MISSING;
import static dev.crmport.core.key.StoreUnusable.Reason.NOT_WRITTEN;
import static dev.crmport.core.key.StoreUnusable.Reason.UNREADABLE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.crmport.core.key.KeyShape;
import dev.crmport.core.key.StoreUnusable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that is read whole and replaced whole, so that a reader sees the old content or the new
 * one and never a part. What it makes is for its owner alone from the first moment on.
 */
final class WholeFile implements Storage {
  static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** Far above any store (some 100,000 clients), far below what would fill the memory. */
  private static final long LARGEST = 32L << 20;

  private final String title;
  private final Path path;
  private final Move move;

  /** The step that puts the new content in the place of the old. */
  @FunctionalInterface
  interface Move {
    /** In one step: no moment without a file, and no file with parts of both. */
    Move ATOMIC = (from, to) -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);

    void move(Path from, Path to) throws IOException;
  }

  /**
   * @param title what messages call it, such as {@code the key store}
   * @param path may be a link; the file behind it is the one that is replaced
   */
  WholeFile(String title, Path path, Move move) {
    this.title = title;
    this.path = path;
    this.move = move;
  }

  byte[] read() {
    return read(path);
  }

  /** The content of the file behind the links, as {@link #real} told it. */
  byte[] read(Path real) {
    try {
      if (Files.size(real) > LARGEST) {
        throw unusable(
            FOREIGN,
            "was not read: it is larger than any such file; check that the path is the right one",
            null);
      }
      return Files.readAllBytes(real);
    } catch (NoSuchFileException e) {
      throw unusable(MISSING, "was not read: there is no such file; check the path", e);
    } catch (IOException e) {
      throw unusable(
          UNREADABLE,
          "was not read: the system does not let this process read it; check who owns it, its"
              + " mode, and that it is a file",
          e);
    }
  }

  /** The file behind the links, to lock and to replace. */
  Path real() {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException e) {
      throw unusable(MISSING, "was not changed: there is no such file; check the path", e);
    } catch (IOException e) {
      throw unusable(UNREADABLE, "was not changed: its path cannot be followed; check it", e);
    }
  }

  /** The right to {@link #replace} it, as {@link #real} told it. */
  WriteLock lock(Path real) {
    return WriteLock.take(title, real);
  }

  /**
   * Puts the content in the place of what is there, or makes the file. Only for who holds the
   * {@link WriteLock}: the new content is first written beside it, under one name.
   */
  void replace(Path real, byte[] content) {
    if (content.length > LARGEST) {
      throw unusable(
          NOT_WRITTEN,
          "was not changed: it would be larger than any store may be; keep the clients in more"
              + " than one store; the old content is intact",
          null);
    }
    Path next = real.resolveSibling(real.getFileName() + ".next");
    boolean moved = false;
    try {
      // A process that was killed between the two steps has left its own; it is worth nothing.
      Files.deleteIfExists(next);
      write(next, content);
      move.move(next, real);
      moved = true;
      flush(directoryOf(real), READ);
    } catch (IOException e) {
      if (moved) {
        throw unusable(
            NOT_WRITTEN,
            "was changed, but the disk did not confirm it, so a power cut may undo it; check the"
                + " disk, then list the keys to see what is stored",
            e);
      }
      deleteQuietly(next);
      throw unusable(
          NOT_WRITTEN,
          "was not changed: the system refused to write beside it; make room on the disk or check"
              + " the rights on its directory, then try again; the old content is intact",
          e);
    }
  }

  /** Makes the file, or leaves none; one that is there already is an error of the caller's. */
  static void write(Path fresh, byte[] content) throws IOException {
    Files.createFile(fresh, OWNER_ONLY);
    boolean whole = false;
    // A stream, because a channel gives up half-way where the thread is interrupted.
    try (OutputStream out = Files.newOutputStream(fresh, WRITE, TRUNCATE_EXISTING)) {
      out.write(content);
      flush(fresh, WRITE);
      whole = true;
    } finally {
      if (!whole) {
        deleteQuietly(fresh);
      }
    }
  }

  /** The directory that a file is in; the root, which has none, stands for itself. */
  static Path directoryOf(Path file) {
    Path absolute = file.toAbsolutePath();
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent;
  }

  /** Makes the directory and those above it that are missing, for the owner alone. */
  static void makeDirectory(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path above = directoryOf(directory);
    makeDirectory(above);
    try {
      Files.createDirectory(directory, OWNER_ONLY_DIRECTORY);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
      // Another process was faster.
    }
    flush(above, READ);
  }

  /** Waits until the medium has it, also where the thread is interrupted meanwhile. */
  static void flush(Path path, OpenOption how) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try (FileChannel channel = FileChannel.open(path, how)) {
          channel.force(true);
          return;
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void deleteQuietly(Path leftover) {
    try {
      Files.deleteIfExists(leftover);
    } catch (IOException e) {
      // The first failure is the one to tell; what is left of a store is encrypted, and the next
      // change removes it.
    }
  }

  @Override
  public StoreUnusable unusable(
      StoreUnusable.Reason reason, String rest, @Nullable Throwable cause) {
    return new StoreUnusable(reason, this + " " + rest, cause);
  }

  @Override
  public String toString() {
    return title + " " + KeyShape.masked(path.toString());
  }
}
