package dev.crmport.cli;

import dev.crmport.core.redact.Redactor;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Refuses secrets where others can read them: arguments stand in the list of processes and in the
 * shell's history. Looks before anything is parsed, so that no message of a parser repeats one.
 */
final class ArgumentGuard {
  private static final Pattern KEY =
      Pattern.compile(
          "[0-9a-fA-F]{8}(?:-|%2[dD])?[0-9a-fA-F]{4}(?:-|%2[dD])?[0-9a-fA-F]{4}(?:-|%2[dD])?"
              + "[0-9a-fA-F]{4}(?:-|%2[dD])?[0-9a-fA-F]{12}");
  private static final Pattern PASSWORD =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.:-]*//[^/@]*:[^@]*@.*");
  private static final List<String> READ =
      List.of(
          "CRM_STORE",
          "CRM_IDENTITY",
          "CRM_BASE_URL",
          "CRM_APPLICATION",
          "CRM_STATE",
          "CRM_PASSPHRASE_FILE",
          "CRM_STORE_PASSWORD_FILE",
          "CRM_STORE_USER",
          "CRM_STORE_TABLE",
          "VAULT_ADDR");

  private ArgumentGuard() {}

  /**
   * Looks at everything that came with the command.
   *
   * @throws CommandFailed where one of them holds a key or a password; the message repeats neither
   */
  static void check(List<String> arguments, Map<String, String> environment, Redactor redactor) {
    for (String argument : arguments) {
      check(argument, "an argument", redactor);
    }
    for (String name : READ) {
      check(environment.getOrDefault(name, ""), name, redactor);
    }
  }

  private static void check(String text, String place, Redactor redactor) {
    if (KEY.matcher(text).find() || redactor.finds(text)) {
      throw CommandFailed.usage(
          "nothing was done: "
              + place
              + " holds what looks like an API key, and others can read it there. Type the key when"
              + " asked for it, or give it on standard input (crm keys add CLIENT < FILE). Treat"
              + " that key as exposed if it is a real one, and tell its owner.");
    }
    if (PASSWORD.matcher(text).find()) {
      throw CommandFailed.usage(
          "nothing was done: "
              + place
              + " holds a URI with a password in it, and others can read it there. Leave the"
              + " password out of the URI.");
    }
  }
}
