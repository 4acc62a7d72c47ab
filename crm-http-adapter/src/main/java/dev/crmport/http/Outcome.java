package dev.crmport.http;

import java.util.OptionalInt;

/** What came of one transmission. */
sealed interface Outcome {
  /** A whole answer, of whatever status. */
  record Answered(Received answer) implements Outcome {}

  /**
   * Nothing left this machine.
   *
   * @param why a clause of our own words
   * @param cause what the library said, free of keys
   */
  record NotLeft(String why, Throwable cause) implements Outcome {}

  /**
   * It left, or may have, and no whole answer came.
   *
   * @param status of the answer that was cut off, where its head came
   */
  record Lost(OptionalInt status, String why, Throwable cause) implements Outcome {}

  /**
   * An answer larger than is read.
   *
   * @param of the status that it came with
   */
  record TooLarge(int of) implements Outcome {}

  /** The status, where an answer began. */
  default OptionalInt status() {
    return switch (this) {
      case Answered whole -> OptionalInt.of(whole.answer().status());
      case Lost cut -> cut.status();
      case TooLarge large -> OptionalInt.of(large.of());
      case NotLeft none -> OptionalInt.empty();
    };
  }
}
