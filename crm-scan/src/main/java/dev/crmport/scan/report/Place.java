package dev.crmport.scan.report;

import java.util.Comparator;
import java.util.Optional;

/**
 * Where a key stands.
 *
 * @param path the file, redacted, with {@code /} between its parts; what lies in an archive or a
 *     mail follows behind {@code !/}
 * @param revision the git object that the file was found in: a commit's id where it is known
 * @param kind what line and column count
 * @param line from 1; 1 in what is binary, 0 in a name
 * @param column from 1: characters of a text in UTF-8, bytes of what is binary; 0 in a name
 */
public record Place(String path, Optional<String> revision, Kind kind, long line, long column)
    implements Comparable<Place> {
  private static final int SHORT_ID = 12;
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::path)
          .thenComparing(place -> place.revision().orElse(""))
          .thenComparingLong(Place::line)
          .thenComparingLong(Place::column);

  /** What a place counts. */
  public enum Kind {
    /** Lines, and characters in them. */
    TEXT,
    /** Bytes from the beginning; there are no lines. */
    BINARY,
    /** Nothing: the key stands in the path itself. */
    NAME
  }

  /** By path, revision, line and column. */
  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** The path, behind its commit where it has one: {@code 1a2b3c4d5e6f:src/app.js}. */
  public String file() {
    return revision
        .map(id -> id.substring(0, Math.min(SHORT_ID, id.length())) + ":" + path)
        .orElse(path);
  }

  /** Such as {@code src/app.js:3:17}. */
  @Override
  public String toString() {
    return kind == Kind.NAME ? file() + " (its name)" : file() + ":" + line + ":" + column;
  }
}
