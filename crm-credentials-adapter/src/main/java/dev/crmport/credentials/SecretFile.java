package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.MISSING;
import static dev.crmport.core.key.StoreUnusable.Reason.UNREADABLE;

import dev.crmport.core.key.StoreUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file with what opens a store: an identity, a passphrase. One that others than its owner may
 * open is refused. It is read anew for each use and overwritten after it, so that it is not in
 * memory meanwhile, and one that was replaced is used from then on.
 */
final class SecretFile {
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private final String title;
  private final Path path;

  /**
   * @param title what messages call it, such as {@code the identity}
   */
  SecretFile(String title, Path path) {
    this.title = title;
    this.path = path;
  }

  /**
   * @param use is given the bytes in an array that is overwritten when it returns
   */
  <T> T use(Function<byte[], T> use) {
    requireForOwnerOnly();
    byte[] bytes = new WholeFile(title, path, WholeFile.Move.ATOMIC).read();
    try {
      return use.apply(bytes);
    } finally {
      wipe(bytes);
    }
  }

  private void requireForOwnerOnly() {
    Set<PosixFilePermission> mode;
    try {
      mode = EnumSet.copyOf(Files.getPosixFilePermissions(path));
    } catch (NoSuchFileException e) {
      throw unusable(
          MISSING,
          "there is no such file; name the one that the store was made with, or bring it back from"
              + " a backup",
          e);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      throw unusable(
          UNREADABLE,
          "the system does not tell who may read it; keep it on a file system with owners and"
              + " modes, with mode 600",
          e);
    }
    mode.retainAll(OTHERS);
    if (!mode.isEmpty()) {
      throw unusable(
          UNREADABLE,
          "others than its owner may open it; run chmod 600 on it, and if others use this machine,"
              + " replace it and the keys",
          null);
    }
  }

  Path path() {
    return path;
  }

  StoreUnusable unusable(StoreUnusable.Reason reason, String why, @Nullable Throwable cause) {
    return new StoreUnusable(reason, this + " was not used: " + why, cause);
  }

  static void wipe(byte @Nullable [] bytes) {
    if (bytes != null) {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Names the file, never what is in it. */
  @Override
  public String toString() {
    return title + " " + path;
  }
}
