package dev.crmport.scan.tree;

import dev.crmport.scan.content.ContentReader;
import dev.crmport.scan.content.FileBytes;
import dev.crmport.scan.content.Gathering;
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
import java.nio.file.OpenOption;
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
  private static final Set<OpenOption> NAMED = Set.of(StandardOpenOption.READ);

  /** Not through a link that has taken the file's place meanwhile. */
  private static final Set<OpenOption> MET =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final Path base;
  private final boolean respectsIgnores;
  private final Workers workers;
  private final ContentReader names;
  private final Gathering gathering;
  private final List<Waiting> batch = new ArrayList<>();
  private long batchBytes;

  private record Waiting(Entry file, long size, Set<OpenOption> how) {}

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
    Entry entry = Entry.named(path, base);
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        folder(entry, respectsIgnores ? Ignores.around(path) : Ignores.none());
      } else {
        file(entry, attributes, NAMED);
      }
    } catch (IOException failed) {
      trouble(entry, failed);
    }
    flush();
  }

  private void folder(Entry folder, Ignores around) {
    List<Entry> folders = new ArrayList<>();
    Ignores ignores = around;
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder.path())) {
      ignores = respectsIgnores ? around.in(folder.path()) : around;
      Entry.Folder here = Entry.Folder.of(folder.path(), base);
      for (Path path : paths) {
        look(here.entry(path), folders, ignores);
      }
    } catch (DirectoryIteratorException failed) {
      names.trouble(folder.origin(), Trouble.Kind.UNREADABLE);
    } catch (IOException failed) {
      trouble(folder, failed);
    }
    // After the listing is closed: a deep tree would else hold too many open.
    for (Entry inner : folders) {
      folder(inner, ignores);
    }
  }

  private void look(Entry entry, List<Entry> folders, Ignores ignores) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(entry.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      boolean isFolder = attributes.isDirectory();
      if ((isFolder && GitFolder.isObjects(entry.path()))
          || ignores.ignores(entry.path(), isFolder)) {
        return;
      }
      if (isFolder) {
        name(entry);
        folders.add(entry);
      } else {
        file(entry, attributes, MET);
      }
    } catch (IOException failed) {
      trouble(entry, failed);
    }
  }

  private void file(Entry file, BasicFileAttributes attributes, Set<OpenOption> how) {
    name(file);
    if (attributes.isSymbolicLink()) {
      link(file);
    } else if (attributes.isRegularFile()) {
      batch.add(new Waiting(file, attributes.size(), how));
      batchBytes += attributes.size();
      if (batch.size() == BATCH_FILES || batchBytes > BATCH_BYTES) {
        flush();
      }
    } else {
      names.trouble(file.origin(), Trouble.Kind.NO_FILE);
    }
  }

  private void name(Entry entry) {
    names.name(entry.origin(), entry.name());
    if (entry.odd()) {
      names.trouble(entry.origin(), Trouble.Kind.ODD_NAME);
    }
  }

  private void link(Entry link) {
    gathering.passedLink();
    try {
      Path target = link.path().toRealPath();
      Path parent = link.path().toAbsolutePath().getParent();
      if (parent != null && parent.toRealPath().startsWith(target)) {
        names.trouble(link.origin(), Trouble.Kind.CIRCLE);
      }
    } catch (NoSuchFileException leadsNowhere) {
      // There is nothing to be read at its end.
    } catch (FileSystemException tooManyLevels) {
      names.trouble(link.origin(), Trouble.Kind.CIRCLE);
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
    try (FileChannel file = FileChannel.open(waiting.file.path(), waiting.how)) {
      reader.read(waiting.file.origin(), new FileBytes(file, waiting.size));
    } catch (IOException failed) {
      trouble(waiting.file, failed);
    }
  }

  private void trouble(Entry entry, IOException failed) {
    boolean gone = failed instanceof NoSuchFileException;
    names.trouble(entry.origin(), gone ? Trouble.Kind.VANISHED : Trouble.Kind.UNREADABLE);
  }
}
