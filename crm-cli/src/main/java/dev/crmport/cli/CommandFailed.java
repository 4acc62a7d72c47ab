package dev.crmport.cli;

/**
 * A command that ends without having done what it was asked for. The message says what was not
 * done, why, and what to do next.
 */
final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exit;

  private CommandFailed(int exit, String message) {
    super(message);
    this.exit = exit;
  }

  /** The caller has to ask differently. */
  static CommandFailed usage(String message) {
    return new CommandFailed(Exit.USAGE, message);
  }

  /** The key is missing. */
  static CommandFailed key(String message) {
    return new CommandFailed(Exit.KEY, message);
  }

  /** Something else stands in the way. */
  static CommandFailed failed(String message) {
    return new CommandFailed(Exit.FAILED, message);
  }

  int exit() {
    return exit;
  }
}
