package dev.crmport.scan.content;

import dev.crmport.core.redact.Redactor;
import dev.crmport.scan.report.Place;
import java.util.Optional;

/**
 * Where a content comes from. Its path is as the system or an archive gave it, and may hold a key:
 * it is redacted before it is told.
 *
 * @param path with {@code /} between its parts
 * @param revision the git object it was found in
 */
public record Origin(String path, Optional<String> revision) {
  /** The path of what has none: a git object. */
  public static final String NAMELESS = "(object)";

  private static final String WITHIN = "!/";

  /** A file. */
  public static Origin of(String path) {
    return new Origin(path, Optional.empty());
  }

  /** What lies in this one under a name. */
  Origin member(String name) {
    return new Origin(path + WITHIN + name.replace('\\', '/'), revision);
  }

  /** The path without anybody's key, and without what would act on a terminal. */
  public String told(Redactor redactor) {
    return Names.visible(redactor.redact(path));
  }

  /** The path itself as a place. */
  Place name(Redactor redactor) {
    return new Place(told(redactor), revision, Place.Kind.NAME, 0, 0);
  }

  /** Whether nobody knows what it is called: a git object. */
  boolean isNameless() {
    return path.equals(NAMELESS);
  }

  /** Whether the name ends with one of these, in either case. */
  boolean endsWith(String... endings) {
    // In place: it is asked of every file, for a dozen endings.
    for (String ending : endings) {
      int from = path.length() - ending.length();
      if (path.regionMatches(true, from, ending, 0, ending.length())) {
        return true;
      }
    }
    return false;
  }
}
