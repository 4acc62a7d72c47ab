package dev.crmport.core.redact;

import org.jspecify.annotations.Nullable;

/**
 * Looks for forms in a text. No form is compared as text, as that would need the keys: a stretch
 * that may be one is undone, and what comes out is asked for by its fingerprint.
 *
 * <p>What makes it fast is that 64 characters are looked at as four words of bits. In each form so
 * many characters of one kind follow each other, next to each other or at every fourth place, as
 * clean text seldom has, and some shifts show where they do. Nothing is allocated before a stretch
 * has to be decoded.
 */
final class Sieve implements Within {
  private static final int DEEPEST = 4;

  private final HexRuns runs;
  private final HexBytes bytes = new HexBytes(this);
  private final Base64Text base64;
  private final Base64Digests digests;
  private final Escapes[] escapes = {
    new Escapes(EscapeSyntax.URL, this),
    new Escapes(EscapeSyntax.BACKSLASH, this),
    new Escapes(EscapeSyntax.REFERENCE, this)
  };
  private final WideText wide = new WideText(this);

  Sieve(KnownKeys keys) {
    runs = new HexRuns(keys, bytes);
    base64 = new Base64Text(keys, this);
    digests = new Base64Digests(keys);
  }

  /**
   * Looks for forms in a text.
   *
   * @param hits where findings go; null where it is enough to know that there is one
   * @return whether there is one
   */
  boolean search(Text text, @Nullable Hits hits) {
    return search(text, 0, hits);
  }

  @Override
  public boolean holds(Text decoded, int depth) {
    return depth < DEEPEST && search(decoded, depth + 1, null);
  }

  @Override
  public boolean search(Text around, Decoded decoded, Form form, int depth, @Nullable Hits hits) {
    if (depth == DEEPEST) {
      return false;
    }
    Text text = around.inner().with(decoded.text());
    if (hits == null) {
      return search(text, depth + 1, null);
    }
    Hits inner = new Hits();
    search(text, depth + 1, inner);
    for (Hits.Hit hit : inner.merged()) {
      hits.add(
          form,
          hit.owner(),
          decoded.start(hit.start(), hit.end()),
          decoded.end(hit.start(), hit.end()));
    }
    return !inner.isEmpty();
  }

  private boolean search(Text text, int depth, @Nullable Hits hits) {
    if (text.length() < KeyPrints.RUN) {
      return false;
    }
    text.begin();
    boolean found = stretches(text, depth, hits);
    for (Escapes kind : escapes) {
      found |= (!found || hits != null) && kind.search(text, depth, hits);
    }
    found |= (!found || hits != null) && wide.search(text, depth, hits);
    return found;
  }

  /** Looks into each stretch in which enough characters of one kind follow each other. */
  private boolean stretches(Text text, int depth, @Nullable Hits hits) {
    boolean digestsToo = !digests.areUnknown();
    boolean found = false;
    Stretch run = text.run();
    Stretch word = text.word();
    run.begin();
    word.begin();
    // Of the 64 characters before.
    long ofKeyBefore = 0;
    long ofFirstBefore = 0;
    long ofFirstBeforeThat = 0;
    long codesBefore = 0;
    // What goes on to the end of the text ends there, if need be in 64 characters that are none.
    for (int from = 0; from <= text.length() && (!found || hits != null); from += Kinds.SIZE) {
      Kinds now = text.kinds(from);
      text.marks().note(from, now.marks());
      text.signs().note(from, now.signs());
      long runs = Rows.of(now.run(), run.before(), KeyPrints.RUN, 1);
      long words = digestsToo ? Rows.of(now.word(), word.before(), Base64Digests.SHORTEST, 1) : 0;
      long codes = Rows.of(now.ofKey(), ofKeyBefore, Base64Text.FEWEST, Base64Text.GROUP);
      long again = Base64Text.codedAgain(now.ofFirst(), ofFirstBefore, ofFirstBeforeThat);
      long runEnds = run.next(from, now.run(), runs);
      long wordEnds = word.next(from, now.word(), words);
      long firstCodes = Rows.firsts(codes, codesBefore, Base64Text.GROUP);
      found |= bytes.searchDelimited(text, from, now.run(), depth, hits);
      if ((runEnds | wordEnds | firstCodes | again) != 0) {
        found |= runEnds != 0 && runs(text, from, runEnds, depth, hits);
        found |=
            wordEnds != 0 && (!found || hits != null) && words(text, from, wordEnds, runEnds, hits);
        found |=
            (firstCodes | again) != 0
                && (!found || hits != null)
                && codes(text, from, firstCodes, again, depth, hits);
      }
      ofKeyBefore = now.ofKey();
      ofFirstBeforeThat = ofFirstBefore;
      ofFirstBefore = now.ofFirst();
      codesBefore = codes;
    }
    return found;
  }

  /** Searches each run that ends before one of the bits. */
  private boolean runs(Text text, int from, long ends, int depth, @Nullable Hits hits) {
    boolean found = false;
    for (long left = ends; left != 0 && (!found || hits != null); left &= left - 1) {
      int end = Long.numberOfTrailingZeros(left);
      found |= runs.search(text, text.run().start(end), from + end, depth, hits);
    }
    return found;
  }

  /** Searches each word that ends before one of the bits and is no run. */
  private boolean words(Text text, int from, long ends, long runEnds, @Nullable Hits hits) {
    boolean found = false;
    for (long left = ends; left != 0 && (!found || hits != null); left &= left - 1) {
      int end = Long.numberOfTrailingZeros(left);
      int start = text.word().start(end);
      if ((runEnds & Long.lowestOneBit(left)) == 0 || text.run().start(end) > start) {
        found |= digests.search(text, start, from + end, hits);
        found |= (!found || hits != null) && base64.searchLowerCase(text, start, hits);
      }
    }
    return found;
  }

  /**
   * Searches base64.
   *
   * @param codes each the fifth of a row of first characters of four
   * @param again as {@link Base64Text#codedAgain} has them
   */
  private boolean codes(
      Text text, int from, long codes, long again, int depth, @Nullable Hits hits) {
    boolean found = false;
    for (long left = codes | again; left != 0 && (!found || hits != null); left &= left - 1) {
      long bit = Long.lowestOneBit(left);
      int last = from + Long.numberOfTrailingZeros(left);
      int first = last - (Base64Text.FEWEST - 1) * Base64Text.GROUP;
      found |= (codes & bit) != 0 && base64.search(text, first, depth, hits);
      found |=
          (again & bit) != 0
              && (!found || hits != null)
              && base64.searchCodedAgain(text, last, depth, hits);
    }
    return found;
  }
}
