package dev.crmport.cli;

import dev.crmport.core.key.ClientId;

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

  /**
   * The store has no key of this client.
   *
   * @param notDone the beginning of the sentence, such as {@code nothing was sent}
   * @param next what to do next, in sentences of its own
   */
  static CommandFailed noKey(String notDone, ClientId client, String next) {
    return key(notDone + ": the store has no key of client " + client + ". " + next);
  }

  /** Something else stands in the way. */
  static CommandFailed failed(String message) {
    return new CommandFailed(Exit.FAILED, message);
  }

  int exit() {
    return exit;
  }
}
