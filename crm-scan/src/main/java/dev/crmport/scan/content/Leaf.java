package dev.crmport.scan.content;

import dev.crmport.core.key.KeyReference;
import dev.crmport.core.key.KeyShape;
import dev.crmport.core.redact.Finding;
import dev.crmport.core.redact.Form;
import dev.crmport.core.redact.Redactor;
import dev.crmport.scan.report.Exposure;
import dev.crmport.scan.report.Place;
import dev.crmport.scan.report.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks through one content that holds no other: by the redactor for keys in any form, and beside
 * it for GUIDs that are called keys. For one thread, one content after another.
 */
final class Leaf implements Window.Watcher, NamedGuids.Found, CodedGuids.Found {
  /** More than anybody reads of one file. */
  private static final int MOST = 1_000;

  private static final int BINARY_LOOK = 8_192;

  private final Redactor redactor;
  private final Gathering gathering;
  private final Window window;
  private final CodedGuids coded = new CodedGuids(this);
  private final List<Named> named = new ArrayList<>();
  private final List<Finding> known = new ArrayList<>();
  private Origin origin = Origin.of("");
  private boolean binary;
  private boolean looksIntoCode;
  private long looked;
  private long told;

  private record Named(long start, long end, Exposure exposure) {}

  Leaf(Redactor redactor, Gathering gathering, Window window) {
    this.redactor = redactor;
    this.gathering = gathering;
    this.window = window;
  }

  /** Reads the window to its end. */
  void read(Origin from, CodedGuids.Where code) throws IOException {
    origin = from;
    binary = isBinary();
    looksIntoCode = code != CodedGuids.Where.NOWHERE;
    looked = 0;
    told = 0;
    named.clear();
    known.clear();
    coded.begin(code);
    window.watch(this);
    redactor.search(window, this::key);
    for (Named guid : named) {
      if (known.stream().noneMatch(key -> key.start() < guid.end && key.end() > guid.start)) {
        tell(guid.exposure);
      }
    }
    if (told > MOST) {
      gathering.foundMore(told - MOST);
    }
    window.requireWhole();
  }

  private boolean isBinary() {
    return Bytes.hasZero(window.bytes(), Math.min(BINARY_LOOK, window.peek(BINARY_LOOK)));
  }

  @Override
  public void filled(boolean last) {
    int from = (int) (looked - window.base());
    int end = NamedGuids.look(window.bytes(), from, window.limit(), last, this);
    looked = window.base() + end;
    if (looksIntoCode) {
      coded.look(window.bytes(), window.base(), window.limit(), last);
    }
  }

  private void key(Finding finding) {
    if (finding.test()) {
      gathering.passedTestKey();
      return;
    }
    Rule rule = finding.client().isPresent() ? Rule.STORED_KEY : Rule.KEY_SHAPE;
    if (known.size() < MOST) {
      known.add(finding);
    }
    tell(
        new Exposure(
            place(finding.start()), rule, finding.form(), finding.reference(), finding.client()));
  }

  @Override
  public void guid(int start, boolean test) {
    long offset = window.base() + start;
    guid(offset, offset + KeyShape.LENGTH, lastFour(window.bytes(), start), Form.KEY, test);
  }

  @Override
  public void codedGuid(long start, long end, String lastFour, boolean test) {
    guid(start, end, lastFour, Form.BASE64, test);
  }

  private void guid(long start, long end, String lastFour, Form form, boolean test) {
    if (test) {
      gathering.passedTestKey();
    } else if (named.size() < MOST) {
      KeyReference reference = new KeyReference(lastFour, Optional.empty());
      named.add(
          new Named(
              start,
              end,
              new Exposure(place(start), Rule.NAMED_GUID, form, reference, Optional.empty())));
    } else {
      told++;
    }
  }

  static String lastFour(byte[] bytes, int start) {
    StringBuilder last = new StringBuilder();
    for (int i = start + KeyShape.LENGTH - 4; i < start + KeyShape.LENGTH; i++) {
      last.append((char) bytes[i]);
    }
    return last.toString().toLowerCase(Locale.ROOT);
  }

  private Place place(long offset) {
    String path = origin.told(redactor);
    if (binary) {
      return new Place(path, origin.revision(), Place.Kind.BINARY, 1, offset + 1);
    }
    window.goTo(offset);
    return new Place(path, origin.revision(), Place.Kind.TEXT, window.line(), window.column());
  }

  private void tell(Exposure exposure) {
    if (++told <= MOST) {
      gathering.found(exposure);
    }
  }
}
