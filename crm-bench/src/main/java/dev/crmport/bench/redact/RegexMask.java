package dev.crmport.bench.redact;

import java.util.regex.Pattern;

/**
 * What is put into a Logback layout by hand to mask keys: one pattern over each formatted line, for
 * the raw key in the shape of a GUID and for the Basic header. It takes every GUID for a key.
 */
final class RegexMask {
  private static final Pattern SECRETS =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}(\\|[01])?"
              + "|Basic [A-Za-z0-9+/=]+");

  private RegexMask() {}

  static String masked(String line) {
    return SECRETS.matcher(line).replaceAll("****");
  }
}
