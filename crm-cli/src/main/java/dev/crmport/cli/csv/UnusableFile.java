package dev.crmport.cli.csv;

/**
 * A file that no people can be read from. The message says what is wrong and what to do, and quotes
 * no more of the file than the names of its columns.
 */
public final class UnusableFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableFile(String message) {
    super(message);
  }
}
