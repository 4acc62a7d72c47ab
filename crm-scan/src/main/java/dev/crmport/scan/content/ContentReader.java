package dev.crmport.scan.content;

import dev.crmport.core.redact.Finding;
import dev.crmport.core.redact.Redactor;
import dev.crmport.scan.report.Exposure;
import dev.crmport.scan.report.Rule;
import dev.crmport.scan.report.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads contents, opens what is packed, and tells a {@link Gathering} of the keys. Its memory stays
 * the same however long a content is; it is used for one content after another, by one thread.
 */
public final class ContentReader {
  private final Redactor redactor;
  private final Gathering gathering;
  private final Bounds bounds;

  /** One for each archive around what is being read. */
  private final List<Level> levels = new ArrayList<>();

  private record Level(Window window, Leaf leaf) {}

  /** A reader that finds what this redactor knows, and what has the shape of a key. */
  public ContentReader(Redactor redactor, Gathering gathering) {
    this(redactor, gathering, Bounds.usual());
  }

  ContentReader(Redactor redactor, Gathering gathering, Bounds bounds) {
    this.redactor = redactor;
    this.gathering = gathering;
    this.bounds = bounds;
  }

  /**
   * Reads a content to its end. What is wrong with it is told, and nothing is thrown.
   *
   * @param bytes stays the caller's to close
   */
  public void read(Origin origin, InputStream bytes) {
    Budget budget = new Budget(bounds);
    try {
      look(origin, budget.source(bytes), 0, budget);
    } catch (Budget.Bomb bomb) {
      trouble(origin, Trouble.Kind.BOMB);
    } catch (IOException failed) {
      trouble(origin, Trouble.Kind.UNREADABLE);
    }
    gathering.read(1, budget.bytesRead());
  }

  /**
   * A key in a name is as exposed as one in a file.
   *
   * @param name the part of the path that no other content tells of
   */
  public void name(Origin origin, String name) {
    for (Finding finding : redactor.findings(name)) {
      if (finding.test()) {
        gathering.passedTestKey();
      } else {
        gathering.found(
            new Exposure(
                origin.name(redactor),
                finding.client().isPresent() ? Rule.STORED_KEY : Rule.KEY_SHAPE,
                finding.form(),
                finding.reference(),
                finding.client()));
      }
    }
  }

  /** Tells that something was not read. */
  public void trouble(Origin origin, Trouble.Kind kind) {
    gathering.met(new Trouble(origin.name(redactor).file(), kind));
  }

  /** Reads what is known to be no archive. */
  void lookAtText(Origin origin, InputStream bytes, int depth) throws IOException {
    Level level = level(depth);
    level.window.open(bytes);
    level.leaf.read(origin, CodedGuids.Where.NOWHERE);
  }

  private Level level(int depth) {
    while (levels.size() <= depth) {
      Window window = new Window(Window.SIZE);
      levels.add(new Level(window, new Leaf(redactor, gathering, window)));
    }
    return levels.get(depth);
  }

  /** Reads whatever this is, at this depth of archives in archives. */
  void look(Origin origin, InputStream bytes, int depth, Budget budget) throws IOException {
    Level level = level(depth);
    level.window.open(bytes);
    int count = level.window.peek(ContentKind.HEAD);
    ContentKind kind = ContentKind.of(level.window.bytes(), count, origin);
    if (kind == ContentKind.LEAF) {
      level.leaf.read(origin, code(origin));
    } else if (kind == ContentKind.UNSUPPORTED) {
      trouble(origin, Trouble.Kind.UNSUPPORTED);
    } else if (!budget.allows(depth + 1)) {
      trouble(origin, Trouble.Kind.TOO_DEEP);
      level.leaf.read(origin, CodedGuids.Where.NOWHERE);
    } else {
      open(kind, origin, level.window, depth + 1, budget);
    }
  }

  private void open(ContentKind kind, Origin origin, Window window, int depth, Budget budget)
      throws IOException {
    try {
      switch (kind) {
        case MAIL -> new Mail(this, depth, budget).read(origin, window);
        case MAILBOX -> new Mail(this, depth, budget).readAll(origin, window);
        case UTF_16 -> look(origin, new Utf8Bytes(window), depth, budget);
        default -> new Archives(this, depth, budget).read(kind, origin, window);
      }
      window.requireWhole();
    } catch (Budget.Bomb | Budget.SourceFailed beyondThisArchive) {
      throw beyondThisArchive;
    } catch (IOException | RuntimeException broken) {
      // The libraries that unpack throw either at what is damaged. Where it is what lies around it
      // that is, that is named.
      window.requireWhole();
      trouble(origin, Trouble.Kind.BROKEN);
    }
  }

  private static CodedGuids.Where code(Origin origin) {
    if (origin.endsWith(".har")) {
      return CodedGuids.Where.TEXTS;
    }
    boolean web =
        origin.endsWith(
            ".js", ".mjs", ".cjs", ".map", ".html", ".htm", ".css", ".json", ".svg", ".xml");
    return web || origin.isNameless() ? CodedGuids.Where.DATA_URIS : CodedGuids.Where.NOWHERE;
  }
}
