package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.MISSING;
import static dev.crmport.core.key.StoreUnusable.Reason.UNREADABLE;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.crmport.core.key.KeyShape;
import dev.crmport.core.key.StoreUnusable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A directory whose files may be exchanged all at once by swapping a link: Kubernetes puts them
 * into {@code ..2026_11_02_10_00_00.123}, lets {@code ..data} lead there, and then removes the old
 * ones.
 *
 * <p>What is read belongs together if the link leads to the same place before and after: the old
 * files are removed after the swap only. Otherwise it is read again.
 */
final class SwappedDirectory {
  private static final String LINK = "..data";

  /** Far more swaps than any reading could see, unless somebody swaps without end. */
  private static final int ATTEMPTS = 20;

  private final Path path;

  SwappedDirectory(Path path) {
    this.path = path;
  }

  /** As it was named. */
  Path path() {
    return path;
  }

  /**
   * What the question finds in the directory that is there, which is never a mix of two.
   *
   * @param discard is given each answer that was found while the link was swapped
   */
  <T> T read(Function<Path, T> question, Consumer<T> discard) {
    Path now = real();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Path before = now;
      @Nullable StoreUnusable refusal = null;
      @Nullable T answer = null;
      try {
        answer = question.apply(before);
      } catch (StoreUnusable unusable) {
        refusal = unusable;
      }
      boolean kept = false;
      try {
        now = real();
        if (now.equals(before) && refusal != null) {
          throw refusal;
        }
        if (now.equals(before) && answer != null) {
          kept = true;
          return answer;
        }
      } finally {
        if (!kept && answer != null) {
          discard.accept(answer);
        }
      }
    }
    throw unusable(
        UNREADABLE,
        "was not read: its link was swapped again and again meanwhile; find out what swaps it",
        null);
  }

  /** Where the links lead now. */
  private Path real() {
    @Nullable NoSuchFileException gone = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Path link = path.resolve(LINK);
      try {
        Path real = (Files.exists(link, NOFOLLOW_LINKS) ? link : path).toRealPath();
        if (!Files.isDirectory(real) && Files.exists(real)) {
          throw new NotDirectoryException(KeyShape.masked(path.toString()));
        }
        return real;
      } catch (NoSuchFileException e) {
        // Perhaps the place that the link led to when this began.
        gone = e;
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
    throw unusable(MISSING, "was not read: there is no such directory; check the path", gone);
  }

  /** The names of the files in it, hidden ones and directories left out. */
  List<String> namesIn(Path real) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(real)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (!name.startsWith(".") && !Files.isDirectory(file)) {
          names.add(name);
        }
      }
      return names;
    } catch (DirectoryIteratorException e) {
      throw unreadable(e.getCause());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private StoreUnusable unreadable(@Nullable IOException cause) {
    return unusable(
        UNREADABLE,
        "was not read: the system does not let this process read it; check who owns it, its mode,"
            + " and that it is a directory",
        cause);
  }

  private StoreUnusable unusable(
      StoreUnusable.Reason reason, String rest, @Nullable Throwable cause) {
    return new StoreUnusable(reason, this + " " + rest, cause);
  }

  @Override
  public String toString() {
    return "the key directory " + KeyShape.masked(path.toString());
  }
}
