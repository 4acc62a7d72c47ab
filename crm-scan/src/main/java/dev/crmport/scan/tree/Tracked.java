package dev.crmport.scan.tree;

import dev.crmport.scan.git.Repositories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * What a repository tracks, by its index; read when first asked for. A repository whose index
 * cannot be read tracks nothing here: what is ignored stays ignored.
 */
final class Tracked {
  private final Path root;
  private final AtomicReference<@Nullable DirCache> index = new AtomicReference<>();

  private Tracked(Path root) {
    this.root = root;
  }

  static Tracked of(Path root) {
    return new Tracked(root);
  }

  /** Whether a file is tracked, or anything within a folder. */
  boolean has(Path path, boolean isFolder) {
    String name = root.relativize(path.toAbsolutePath()).toString().replace('\\', '/');
    DirCache entries = index();
    return isFolder ? entries.getEntriesWithin(name).length > 0 : entries.getEntry(name) != null;
  }

  private DirCache index() {
    DirCache read = index.get();
    if (read == null) {
      read = readIndex();
      index.set(read);
    }
    return read;
  }

  private DirCache readIndex() {
    try (Repository repository = Repositories.around(root)) {
      return repository.readDirCache();
    } catch (IOException unusable) {
      return DirCache.newInCore();
    }
  }
}
