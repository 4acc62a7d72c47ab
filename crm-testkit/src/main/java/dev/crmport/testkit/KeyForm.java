package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.crmport.core.redact.Form;

/**
 * One way in which a key could show, to be planted where none may show. Printing it says what it
 * is, never how it reads.
 *
 * @param form what a redactor should call it; the outer coding where one lies within another
 * @param name what it is for people, such as {@code base64 of the pair, upper case, mode 1}
 * @param text how it reads; what is not ASCII in it, such as a byte order mark, stands for a byte
 */
public record KeyForm(Form form, String name, String text) {
  /** The text as a file holds it: one byte for each character. */
  public byte[] bytes() {
    return text.getBytes(ISO_8859_1);
  }

  /** The name: it may stand in the name of a test, and in its failure. */
  @Override
  public String toString() {
    return name;
  }
}
