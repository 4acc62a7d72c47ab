package dev.crmport.core.redact;

/** How a key shows in a text; where one coding lies within another, the outer one. */
public enum Form {
  /** The key itself in either case, with or without dashes and mode. */
  KEY("key"),
  /** Twelve or more characters of it in a row. */
  RUN("part of a key"),
  /** Backwards, whole or in part. */
  REVERSED("key backwards"),
  /** Its bytes in hexadecimal. */
  HEX("key in hex"),
  /** Base64 of either alphabet, at any alignment, wrapped or not. */
  BASE64("key in base64"),
  /** The value of a Basic authorization header. */
  BASIC_HEADER("Basic header"),
  /** Escaped for a URL, in whole or in part. */
  URL("key, URL-encoded"),
  /** Escaped with backslashes, as JSON and scripts are. */
  BACKSLASH("key, escaped with backslashes"),
  /** Escaped with character references, as HTML and XML are. */
  HTML("key, as character references"),
  /** UTF-16 or UTF-32 among bytes. */
  WIDE("key in UTF-16 or UTF-32"),
  /** MD5, SHA-1, SHA-256 or SHA-512 of the key, the pair or the header, in hex or base64. */
  DIGEST("digest of a key");

  private final String said;

  Form(String said) {
    this.said = said;
  }

  /** For people, such as {@code key in base64}. */
  @Override
  public String toString() {
    return said;
  }
}
