package dev.crmport.cli;

import org.jspecify.annotations.Nullable;

/** A person who is asked. */
interface Terminal {
  /** Reads a line without echo; null where no more come. */
  char @Nullable [] secret(String question);

  /** Reads a line; null where no more come. */
  @Nullable String line(String question);
}
