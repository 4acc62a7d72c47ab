package dev.crmport.scan.git;

import dev.crmport.scan.content.ContentReader;
import dev.crmport.scan.content.Origin;
import dev.crmport.scan.content.Workers;
import dev.crmport.scan.report.Trouble;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Reads what the next commit would bring: the files of the index that the last commit does not have
 * so, as they stand in the index, whatever lies in the folder by now.
 */
public final class Staged {
  private static final int INDEX = 1;

  private final Repository repository;

  /** A reading that has not begun. */
  public Staged(Repository repository) {
    this.repository = repository;
  }

  /** Has each of them read; they are, once the workers are closed. */
  public void read(Workers workers) throws IOException {
    try (TreeWalk walk = new TreeWalk(repository)) {
      ObjectId head = repository.resolve(Constants.HEAD + "^{tree}");
      if (head == null) {
        walk.addTree(new EmptyTreeIterator());
      } else {
        walk.addTree(head);
      }
      walk.addTree(new DirCacheIterator(repository.readDirCache()));
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        FileMode mode = walk.getFileMode(INDEX);
        if (mode.getObjectType() == Constants.OBJ_BLOB) {
          ObjectId id = walk.getObjectId(INDEX);
          Origin origin = Origin.of(walk.getPathString());
          workers.submit(reader -> read(reader, origin, id));
        }
      }
    }
  }

  private void read(ContentReader reader, Origin origin, ObjectId id) {
    reader.name(origin, origin.path());
    try (ObjectReader objects = repository.newObjectReader();
        InputStream bytes = objects.open(id, Constants.OBJ_BLOB).openStream()) {
      reader.read(origin, bytes);
    } catch (IOException damaged) {
      reader.trouble(origin, Trouble.Kind.BROKEN);
    }
  }
}
