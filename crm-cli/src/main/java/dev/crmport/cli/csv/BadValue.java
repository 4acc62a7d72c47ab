package dev.crmport.cli.csv;

/** A value that keeps its row from being sent. Never leaves this package. */
final class BadValue extends Exception {
  private static final long serialVersionUID = 1L;

  BadValue(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
