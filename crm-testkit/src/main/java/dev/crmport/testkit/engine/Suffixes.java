package dev.crmport.testkit.engine;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The CRM's list of name suffixes, looked up without case and punctuation. Only {@code Jr} was
 * seen; the others are chosen.
 */
final class Suffixes {
  private static final Map<String, String> KNOWN =
      Map.of("jr", "Jr", "sr", "Sr", "ii", "II", "iii", "III", "iv", "IV");

  private Suffixes() {}

  /** The spelling that is stored, or null when there is none: then the old suffix stays. */
  static @Nullable String lookUp(String written) {
    return KNOWN.get(written.replaceAll("[\\p{Punct}\\s]", "").toLowerCase(Locale.ROOT));
  }
}
