package dev.crmport.cli;

import dev.crmport.core.failure.TurnRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder in which the commands of one user remember what they have sent lately, and which keys
 * are suspended here.
 *
 * @param path absolute, so that commands that stand elsewhere find the same one
 */
record StateFolder(Path path) {
  /** For the help of commands that send something. */
  static final String HELP =
      "Commands keep the CRM's limit together, at once and one after another, by what they remember"
          + " in ~/.local/state/crm; CRM_STATE names another folder.";

  private static final String USUAL = "~/.local/state/crm";

  /** The one that {@code CRM_STATE} names, or the usual one. */
  static StateFolder of(Surroundings surroundings) {
    String named =
        Optional.ofNullable(surroundings.environment().get("CRM_STATE"))
            .filter(text -> !text.isBlank())
            .orElse(USUAL);
    Path path = CommonOptions.path(named, surroundings);
    if (!named.startsWith("~/") && !Path.of(named).isAbsolute()) {
      throw CommandFailed.usage(
          "nothing was sent: CRM_STATE is "
              + named
              + ", which is another folder wherever a command stands, so that commands would neither"
              + " keep the limit together nor know which keys are suspended. Give the whole path,"
              + " such as "
              + USUAL
              + ".");
    }
    return new StateFolder(path);
  }

  /** The list of keys that are suspended on this machine. */
  Path suspensions() {
    return path.resolve("suspensions");
  }

  /** Holds a file for each link to the page that was used. */
  Path usedLinks() {
    return path.resolve("links");
  }

  /** Holds a file for each lane. */
  Path lanes() {
    return path.resolve("lanes");
  }

  /**
   * Says no before anything else is done where the folder can neither be used nor be made. Makes
   * nothing: that is left to the first turn.
   *
   * @throws CommandFailed where nothing could be sent
   */
  void requireUsable() {
    Path nearest = lanes();
    while (!Files.exists(nearest, LinkOption.NOFOLLOW_LINKS) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    if (!Files.isDirectory(nearest)) {
      throw unusable(nearest + " is no folder. Move away what is there");
    }
    if (!Files.isWritable(nearest) || !Files.isExecutable(nearest)) {
      throw unusable("this user may not write in " + nearest + ". Give the user that right");
    }
  }

  private CommandFailed unusable(String why) {
    return CommandFailed.failed(
        "nothing was sent: without the folder "
            + path
            + " the CRM's limit cannot be kept, and "
            + why
            + ", or let CRM_STATE name another folder for all commands.");
  }

  /** What to tell where the folder failed under way. */
  String gone(TurnRefused refused) {
    return "nothing more was sent: without the folder "
        + lanes()
        + " the CRM's limit cannot be kept, and "
        + cause(refused)
        + ". See that this user may read and write there and that its disk has room, or let"
        + " CRM_STATE name another folder for all commands.";
  }

  private static String cause(Throwable refused) {
    Throwable last = refused;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    // The pacer's own words; those of the file system it keeps to itself.
    return last instanceof IOException said ? String.valueOf(said.getMessage()) : "it is gone";
  }
}
