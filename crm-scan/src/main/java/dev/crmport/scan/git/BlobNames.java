package dev.crmport.scan.git;

import dev.crmport.core.redact.Redactor;
import dev.crmport.scan.content.Origin;
import dev.crmport.scan.report.Exposure;
import dev.crmport.scan.report.Place;
import dev.crmport.scan.report.ScanReport;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Finds out which commit first had a file, and where. Looks at no commit where nothing is asked.
 */
final class BlobNames {
  private final Repository repository;
  private final Iterable<ObjectId> commits;
  private final Redactor redactor;

  /** What is known of the files that were asked for, by their ids. */
  private final Map<String, Name> names = new HashMap<>();

  /** The first commit that was seen to bring a file. */
  private record Name(String commit, String path, int time) {
    static final Name NONE = new Name("", "", Integer.MAX_VALUE);
  }

  BlobNames(Repository repository, Iterable<ObjectId> commits, Redactor redactor) {
    this.repository = repository;
    this.commits = commits;
    this.redactor = redactor;
  }

  /** The same report, with commit and path in the place of a file's id where one is known. */
  ScanReport in(ScanReport report) {
    for (Exposure exposure : report.exposures()) {
      if (isBlob(exposure.place())) {
        exposure.place().revision().ifPresent(id -> names.put(id, Name.NONE));
      }
    }
    if (names.isEmpty()) {
      return report;
    }
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk trees = new TreeWalk(walk.getObjectReader())) {
      walk.setRetainBody(false);
      for (ObjectId commit : commits) {
        look(walk, trees, commit);
      }
    }
    List<Exposure> named = report.exposures().stream().map(this::named).sorted().toList();
    return report.withExposures(named);
  }

  private static boolean isBlob(Place place) {
    return place.path().startsWith(History.BLOB);
  }

  private void look(RevWalk walk, TreeWalk trees, ObjectId id) {
    try {
      RevCommit commit = walk.parseCommit(id);
      trees.reset();
      trees.setRecursive(true);
      trees.setFilter(TreeFilter.ANY_DIFF);
      trees.addTree(commit.getTree());
      for (RevCommit parent : commit.getParents()) {
        trees.addTree(walk.parseCommit(parent).getTree());
      }
      while (trees.next()) {
        String blob = trees.getObjectId(0).name();
        Name known = names.get(blob);
        if (known != null && commit.getCommitTime() < known.time()) {
          names.put(blob, new Name(id.name(), trees.getPathString(), commit.getCommitTime()));
        }
      }
    } catch (IOException | RuntimeException damaged) {
      // A commit whose parent or folder is not here, as in a shallow clone, names nothing.
    }
  }

  private Exposure named(Exposure exposure) {
    Place place = exposure.place();
    Name name = names.getOrDefault(place.revision().orElse(""), Name.NONE);
    if (!isBlob(place) || name.equals(Name.NONE)) {
      return exposure;
    }
    String path = Origin.of(name.path).told(redactor);
    Place found =
        new Place(
            path + place.path().substring(History.BLOB.length()),
            Optional.of(name.commit),
            place.kind(),
            place.line(),
            place.column());
    return new Exposure(
        found, exposure.rule(), exposure.form(), exposure.reference(), exposure.client());
  }
}
