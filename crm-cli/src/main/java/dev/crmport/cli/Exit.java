package dev.crmport.cli;

/** The command's exit codes. */
final class Exit {
  static final int DONE = 0;

  /** A store, a network, a server: what the caller did was right. */
  static final int FAILED = 1;

  /** What was asked for cannot be done as it was asked. */
  static final int USAGE = 2;

  /** No such client, or its key is suspended or refused. */
  static final int KEY = 3;

  /** Some rows were refused, failed, or have an unknown outcome. */
  static final int SOME_ROWS = 4;

  /** A key stands where it should not. */
  static final int EXPOSED = 5;

  static final int INTERRUPTED = 130;

  private Exit() {}
}
