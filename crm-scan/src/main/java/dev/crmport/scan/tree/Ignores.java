package dev.crmport.scan.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.jspecify.annotations.Nullable;

/**
 * What {@code .gitignore} files say of a folder's content: its own, those of the folders around it
 * up to the repository's root, and {@code .git/info/exclude}. Where none of them stands, nothing of
 * git is loaded. A file that is tracked counts as not ignored, as in git. Immutable.
 */
final class Ignores {
  private static final Ignores NONE = new Ignores(null, null, null, null);
  private static final String FILE = ".gitignore";

  private final @Nullable Ignores around;
  private final @Nullable Path folder;
  private final @Nullable IgnoreNode rules;
  private final @Nullable Tracked tracked;

  private Ignores(
      @Nullable Ignores around,
      @Nullable Path folder,
      @Nullable IgnoreNode rules,
      @Nullable Tracked tracked) {
    this.around = around;
    this.folder = folder;
    this.rules = rules;
    this.tracked = tracked;
  }

  /** Nothing is ignored. */
  static Ignores none() {
    return NONE;
  }

  /** What is said of a folder from above: from the root of its repository down to its parent. */
  static Ignores around(Path start) throws IOException {
    Path root = start.toAbsolutePath();
    while (root != null && !isRoot(root)) {
      root = root.getParent();
    }
    Path absolute = start.toAbsolutePath();
    if (root == null || root.equals(absolute)) {
      return NONE;
    }
    Ignores ignores = NONE.in(root);
    Path folder = root;
    for (Path part : root.relativize(absolute.getParent())) {
      if (!part.toString().isEmpty()) {
        folder = folder.resolve(part);
        ignores = ignores.in(folder);
      }
    }
    return ignores;
  }

  /** The same with what this folder, which lies within, adds. */
  Ignores in(Path inner) throws IOException {
    Ignores outer = this;
    if (isRoot(inner)) {
      // A repository of its own; what is said around it is not said of it.
      Path exclude = inner.resolve(".git/info/exclude");
      Tracked index = Tracked.of(inner);
      outer = new Ignores(null, inner, Files.isRegularFile(exclude) ? read(exclude) : null, index);
    }
    Path file = inner.resolve(FILE);
    return Files.isRegularFile(file) ? new Ignores(outer, inner, read(file), outer.tracked) : outer;
  }

  private static boolean isRoot(Path folder) {
    return Files.exists(folder.resolve(".git"));
  }

  private static IgnoreNode read(Path file) throws IOException {
    IgnoreNode rules = new IgnoreNode();
    try (InputStream lines = Files.newInputStream(file)) {
      rules.parse(lines);
    }
    return rules;
  }

  /** Whether a path in this folder is left out. */
  boolean ignores(Path path, boolean isFolder) {
    for (Ignores here = this; here != null; here = here.around) {
      if (here.rules != null && here.folder != null) {
        Boolean ignored = here.rules.checkIgnored(relative(here.folder, path), isFolder);
        if (ignored != null) {
          return ignored && (tracked == null || !tracked.has(path, isFolder));
        }
      }
    }
    return false;
  }

  private static String relative(Path folder, Path path) {
    Path absolute = folder.isAbsolute() ? path.toAbsolutePath() : path;
    return folder.relativize(absolute).toString().replace('\\', '/');
  }
}
