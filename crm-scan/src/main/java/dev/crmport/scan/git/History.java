package dev.crmport.scan.git;

import dev.crmport.core.redact.Redactor;
import dev.crmport.scan.content.ContentReader;
import dev.crmport.scan.content.Origin;
import dev.crmport.scan.content.Workers;
import dev.crmport.scan.report.ScanReport;
import dev.crmport.scan.report.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Reads every object of a repository: files of all times, the messages of commits and tags, and the
 * names in folders. What is found in a file is told with the first commit that has it, and its path
 * there; by the object's id alone where no commit has it. For one thread.
 */
public final class History {
  /** How the message of a commit is called among paths. */
  private static final String COMMIT = "(commit)";

  /** How a file is called until a commit is found that has it. */
  static final String BLOB = Origin.NAMELESS;

  private static final String TAG = "(tag)";
  private static final String TREE = "(tree)";
  private static final int BATCH = 256;

  private final FileRepository repository;
  private final Redactor redactor;

  /** To find afterwards which of them has a file. */
  private final Queue<ObjectId> commits = new ConcurrentLinkedQueue<>();

  private List<ObjectId> batch = new ArrayList<>();

  /**
   * A reading that has not begun.
   *
   * @param redactor takes keys out of the paths
   */
  public History(FileRepository repository, Redactor redactor) {
    this.repository = repository;
    this.redactor = redactor;
  }

  /** Has every object read; they are, once the workers are closed. */
  public void read(Workers workers) throws IOException {
    new AllObjects(
            repository,
            id -> {
              batch.add(id);
              if (batch.size() == BATCH) {
                flush(workers);
              }
            })
        .read();
    flush(workers);
  }

  /**
   * What was found, with the commits and paths of the files.
   *
   * @param report of this history alone
   */
  public ScanReport named(ScanReport report) {
    return new BlobNames(repository, commits, redactor).in(report);
  }

  private void flush(Workers workers) {
    List<ObjectId> ids = batch;
    batch = new ArrayList<>();
    workers.submit(
        reader -> {
          try (ObjectReader objects = repository.newObjectReader()) {
            ids.forEach(id -> read(reader, objects, id));
          }
        });
  }

  private void read(ContentReader reader, ObjectReader objects, ObjectId id) {
    try {
      ObjectLoader object = objects.open(id);
      switch (object.getType()) {
        case Constants.OBJ_COMMIT -> {
          commits.add(id);
          content(reader, object, origin(COMMIT, id));
        }
        case Constants.OBJ_TAG -> content(reader, object, origin(TAG, id));
        case Constants.OBJ_TREE -> names(reader, object, id);
        default -> content(reader, object, origin(BLOB, id));
      }
    } catch (IOException | RuntimeException damaged) {
      // JGit throws either at a damaged object, and may quote its content.
      reader.trouble(origin("(object)", id), Trouble.Kind.BROKEN);
    }
  }

  private static void content(ContentReader reader, ObjectLoader object, Origin origin)
      throws IOException {
    try (InputStream bytes = object.openStream()) {
      reader.read(origin, bytes);
    }
  }

  private static void names(ContentReader reader, ObjectLoader tree, ObjectId id) {
    CanonicalTreeParser entries = new CanonicalTreeParser();
    for (entries.reset(tree.getBytes()); !entries.eof(); entries.next()) {
      String name = entries.getEntryPathString();
      reader.name(origin(TREE + "/" + name, id), name);
    }
  }

  private static Origin origin(String path, ObjectId id) {
    return new Origin(path, Optional.of(id.name()));
  }
}
