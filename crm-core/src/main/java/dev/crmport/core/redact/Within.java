package dev.crmport.core.redact;

import org.jspecify.annotations.Nullable;

/** Looks into what a coding held. */
interface Within {
  /**
   * Looks for forms in what was decoded.
   *
   * @param around the text in which it was coded
   * @param form how what is found there is to be called
   * @param depth how many codings lie around it
   * @param hits where findings go, at their places in the coded text; null where it is enough to
   *     know that there is one
   * @return whether there is one
   */
  boolean search(Text around, Decoded decoded, Form form, int depth, @Nullable Hits hits);

  /**
   * Whether there is a form in what was decoded.
   *
   * @param decoded what is told of {@link Text#inner} of the text around it
   */
  boolean holds(Text decoded, int depth);
}
