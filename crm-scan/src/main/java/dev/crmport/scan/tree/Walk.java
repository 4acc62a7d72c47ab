package dev.crmport.scan.tree;

import dev.crmport.scan.content.ContentReader;
import dev.crmport.scan.content.FileBytes;
import dev.crmport.scan.content.Gathering;
import dev.crmport.scan.content.Names;
import dev.crmport.scan.content.Origin;
import dev.crmport.scan.content.Workers;
import dev.crmport.scan.report.Trouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Walks through files and folders and has each file read. A link that is named is followed; one
 * that is met is not: what it leads to is read where it lies. For one thread.
 */
public final class Walk {
  private static final int BATCH_FILES = 64;
  private static final long BATCH_BYTES = 1 << 21;
  private static final Set<StandardOpenOption> READ = Set.of(StandardOpenOption.READ);

  private final Path base;
  private final boolean respectsIgnores;
  private final Workers workers;
  private final ContentReader names;
  private final Gathering gathering;
  private final List<Waiting> batch = new ArrayList<>();
  private long batchBytes;

  private record Waiting(Path file, long size) {}

  /**
   * A walk that has not begun.
   *
   * @param base what paths are told from, where they lie in it
   * @param names tells of names; used by the walking thread alone
   */
  public Walk(
      Path base, boolean respectsIgnores, Workers workers, ContentReader names, Gathering found) {
    this.base = base;
    this.respectsIgnores = respectsIgnores;
    this.workers = workers;
    this.names = names;
    gathering = found;
  }

  /** Reads a file, or all that lies in a folder. */
  public void from(Path start) {
    Path path = base.resolve(start).normalize();
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        folder(path, respectsIgnores ? Ignores.around(path) : Ignores.none());
      } else {
        entry(path, attributes, Ignores.none());
      }
    } catch (IOException failed) {
      trouble(path, failed);
    }
    flush();
  }

  private void folder(Path folder, Ignores around) {
    List<Path> folders = new ArrayList<>();
    Ignores ignores = around;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      ignores = respectsIgnores ? around.in(folder) : around;
      for (Path path : entries) {
        look(path, folders, ignores);
      }
    } catch (DirectoryIteratorException failed) {
      names.trouble(origin(folder), Trouble.Kind.UNREADABLE);
    } catch (IOException failed) {
      trouble(folder, failed);
    }
    // After the listing is closed: a deep tree would else hold too many open.
    for (Path inner : folders) {
      folder(inner, ignores);
    }
  }

  private void look(Path path, List<Path> folders, Ignores ignores) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        if (!GitFolder.isObjects(path) && !ignores.ignores(path, true)) {
          name(path);
          folders.add(path);
        }
      } else {
        entry(path, attributes, ignores);
      }
    } catch (IOException failed) {
      trouble(path, failed);
    }
  }

  private void entry(Path path, BasicFileAttributes attributes, Ignores ignores) {
    if (ignores.ignores(path, false)) {
      return;
    }
    name(path);
    if (attributes.isSymbolicLink()) {
      link(path);
    } else if (attributes.isRegularFile()) {
      batch.add(new Waiting(path, attributes.size()));
      batchBytes += attributes.size();
      if (batch.size() == BATCH_FILES || batchBytes > BATCH_BYTES) {
        flush();
      }
    } else {
      names.trouble(origin(path), Trouble.Kind.NO_FILE);
    }
  }

  private void name(Path path) {
    Path name = path.getFileName();
    if (name != null) {
      names.name(origin(path), Names.of(name));
    }
    if (Names.isOdd(path)) {
      names.trouble(origin(path), Trouble.Kind.ODD_NAME);
    }
  }

  private void link(Path link) {
    gathering.passedLink();
    try {
      Path target = link.toRealPath();
      Path parent = link.toAbsolutePath().getParent();
      if (parent != null && parent.toRealPath().startsWith(target)) {
        names.trouble(origin(link), Trouble.Kind.CIRCLE);
      }
    } catch (NoSuchFileException leadsNowhere) {
      // There is nothing to be read at its end.
    } catch (FileSystemException tooManyLevels) {
      names.trouble(origin(link), Trouble.Kind.CIRCLE);
    } catch (IOException failed) {
      trouble(link, failed);
    }
  }

  private void flush() {
    if (!batch.isEmpty()) {
      List<Waiting> files = List.copyOf(batch);
      batch.clear();
      batchBytes = 0;
      workers.submit(reader -> files.forEach(file -> read(reader, file)));
    }
  }

  private void read(ContentReader reader, Waiting waiting) {
    // Not through a link that has taken the file's place meanwhile.
    try (FileChannel file = FileChannel.open(waiting.file, READ)) {
      reader.read(origin(waiting.file), new FileBytes(file, waiting.size));
    } catch (IOException failed) {
      trouble(waiting.file, failed);
    }
  }

  private void trouble(Path path, IOException failed) {
    boolean gone = failed instanceof NoSuchFileException;
    names.trouble(origin(path), gone ? Trouble.Kind.VANISHED : Trouble.Kind.UNREADABLE);
  }

  private Origin origin(Path path) {
    Path told = path.startsWith(base) && !path.equals(base) ? base.relativize(path) : path;
    return Origin.of(Names.of(told));
  }
}
