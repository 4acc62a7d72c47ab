package dev.crmport.scan.content;

import dev.crmport.core.redact.Redactor;
import dev.crmport.scan.report.Place;
import java.util.Locale;
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

  /** The last part of the path in lower case. */
  String fileName() {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether nobody knows what it is called: a git object. */
  boolean isNameless() {
    return path.equals(NAMELESS);
  }

  /** Whether the name ends with one of these; nothing does where there is no name. */
  boolean endsWith(String... endings) {
    String name = fileName();
    for (String ending : endings) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
