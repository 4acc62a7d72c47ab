package dev.crmport.scan;

import dev.crmport.core.redact.Redactor;
import dev.crmport.scan.content.ContentReader;
import dev.crmport.scan.content.Gathering;
import dev.crmport.scan.content.Workers;
import dev.crmport.scan.report.ScanReport;
import dev.crmport.scan.tree.Walk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Looks for exposed keys: those that the redactor was told of, in any form; what has the shape of a
 * key with its database mode, plain or coded; and a bare GUID near a word that names a key.
 *
 * <p>Opens archives (zip, jar, tar, gzip, bzip2, xz, one in another), mails and mailboxes. What
 * cannot be read is told in the report, and the scan goes on. Memory stays the same however long a
 * file is. Keys of the documented test shape ({@link dev.crmport.core.key.KeyShape#TEST_PREFIX})
 * are told only where the redactor was told of them.
 *
 * <p>Immutable; safe for use by many threads, each scan with threads of its own.
 */
public final class Scan {
  private final Redactor redactor;
  private final Path base;
  private final boolean respectsIgnores;
  private final int threads;

  private Scan(Redactor redactor, Path base, boolean respectsIgnores, int threads) {
    this.redactor = redactor;
    this.base = base;
    this.respectsIgnores = respectsIgnores;
    this.threads = threads;
  }

  /**
   * A scan with as many threads as there are processors, which respects {@code .gitignore}.
   *
   * @param redactor knows the stored keys; one that knows none finds by shape and words
   * @param base what paths are read from, and told from where they lie in it; absolute
   */
  public static Scan of(Redactor redactor, Path base) {
    if (!base.isAbsolute()) {
      throw new IllegalArgumentException(
          "the scan was not made: its base is not absolute; give an absolute folder");
    }
    return new Scan(redactor, base.normalize(), true, Runtime.getRuntime().availableProcessors());
  }

  /** The same, but what git ignores is read as well. */
  public Scan withIgnored() {
    return new Scan(redactor, base, false, threads);
  }

  /**
   * The same on so many threads.
   *
   * @param count 1 or more
   */
  public Scan onThreads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "the scan was not made: " + count + " threads read nothing; give one or more");
    }
    return new Scan(redactor, base, respectsIgnores, count);
  }

  /**
   * Reads files, and all that lies in folders.
   *
   * @param paths from the base; a link that is named is followed, one that is met in a folder is
   *     not
   */
  public ScanReport files(List<Path> paths) {
    Gathering gathering = new Gathering();
    try (Workers workers = workers(gathering)) {
      Walk walk = new Walk(base, respectsIgnores, workers, reader(gathering), gathering);
      paths.forEach(walk::from);
    }
    return gathering.report();
  }

  /**
   * Reads every git object of the repositories that these paths lie in, reachable or not: files of
   * all times, messages of commits and tags, what was stashed. The files of the repository's own
   * folder, such as its logs of references, are read too where the paths do not hold them.
   */
  public ScanReport history(List<Path> paths) {
    return new RepositoryScan(this).history(paths);
  }

  /**
   * Reads what is staged in the repositories that these paths lie in: what the next commit would
   * bring, as it stands in the index.
   *
   * @param index the index in place of the repository's own; git names one to its hooks by {@code
   *     GIT_INDEX_FILE}
   */
  public ScanReport staged(List<Path> paths, Optional<Path> index) {
    return new RepositoryScan(this).staged(paths, index);
  }

  Redactor redactor() {
    return redactor;
  }

  Path base() {
    return base;
  }

  Workers workers(Gathering gathering) {
    return new Workers(threads, () -> reader(gathering));
  }

  ContentReader reader(Gathering gathering) {
    return new ContentReader(redactor, gathering);
  }
}
