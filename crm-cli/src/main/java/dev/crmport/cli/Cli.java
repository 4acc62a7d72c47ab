package dev.crmport.cli;

import dev.crmport.cli.csv.UnusableFile;
import dev.crmport.core.failure.BulkRefused;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.failure.UnsafeTransport;
import dev.crmport.core.handoff.HandoffRefused;
import dev.crmport.core.key.MalformedKey;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.redact.Redactor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs one command of the {@code crm} command and says how it ended. */
final class Cli {
  private Cli() {}

  /**
   * Runs one command.
   *
   * @return the exit code; nothing is thrown
   */
  static int run(String[] arguments, Surroundings surroundings) {
    Screen screen = new Screen(surroundings, Redactor.create());
    try {
      ArgumentGuard.check(List.of(arguments), surroundings.environment(), screen.redactor());
      return commandLine(arguments, surroundings, screen).execute(arguments);
    } catch (RuntimeException failure) {
      return failed(failure, surroundings, screen);
    } finally {
      screen.endLine();
    }
  }

  /** Makes the command that is asked for alone, where it is plain which: each takes its time. */
  private static CommandLine commandLine(
      String[] arguments, Surroundings surroundings, Screen screen) {
    Map<String, Supplier<Object>> commands = commands(surroundings, screen);
    CommandLine root = new CommandLine(new RootCommand(screen));
    String first = arguments.length == 0 ? "" : arguments[0];
    if (commands.containsKey(first)) {
      commands.keySet().retainAll(Set.of(first));
    }
    commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
    StringWriter shown = new StringWriter();
    return root.setOut(new PrintWriter(shown))
        .setUsageHelpAutoWidth(false)
        .setExecutionStrategy(
            parsed -> {
              int code = new CommandLine.RunLast().execute(parsed);
              if (!shown.toString().isEmpty()) {
                screen.say(shown.toString().stripTrailing());
              }
              return code;
            })
        .setParameterExceptionHandler((failure, args) -> misused(failure, screen))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> failed(failure, surroundings, screen));
  }

  /** By their names, in the order of the help. */
  private static Map<String, Supplier<Object>> commands(Surroundings surroundings, Screen screen) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("demo", () -> new DemoCommand(surroundings, screen));
    commands.put("sync", () -> new SyncCommand(surroundings, screen));
    commands.put("keys", () -> keys(surroundings, screen));
    commands.put("handoff", () -> handoff(surroundings, screen));
    commands.put("call", () -> new CallCommand(surroundings, screen));
    commands.put("scan", () -> new ScanCommand(surroundings, screen));
    commands.put("fake", () -> new FakeCommand(surroundings, screen));
    commands.put("serve", () -> new ServeCommand(surroundings, screen));
    return commands;
  }

  private static CommandLine keys(Surroundings surroundings, Screen screen) {
    return new CommandLine(new KeysCommand(screen))
        .addSubcommand(new KeysAddCommand(surroundings, screen))
        .addSubcommand(new KeysRequestCommand(surroundings, screen))
        .addSubcommand(new KeysListCommand(surroundings, screen))
        .addSubcommand(new KeysCheckCommand(surroundings, screen))
        .addSubcommand(new KeysCompareCommand(surroundings, screen))
        .addSubcommand(new KeysSuspendCommand(surroundings, screen))
        .addSubcommand(new KeysResumeCommand(surroundings, screen))
        .addSubcommand(new KeysRotateCommand(surroundings, screen))
        .addSubcommand(new KeysRenewIdentityCommand(surroundings, screen))
        .addSubcommand(new KeysRemoveCommand(surroundings, screen));
  }

  private static CommandLine handoff(Surroundings surroundings, Screen screen) {
    return new CommandLine(new HandoffCommand(screen))
        .addSubcommand(new HandoffInviteCommand(surroundings, screen))
        .addSubcommand(new HandoffSealCommand(surroundings, screen))
        .addSubcommand(new HandoffOpenCommand(surroundings, screen))
        .addSubcommand(new HandoffListCommand(surroundings, screen))
        .addSubcommand(new HandoffWithdrawCommand(surroundings, screen));
  }

  private static int misused(ParameterException failure, Screen screen) {
    String name = failure.getCommandLine().getCommandSpec().qualifiedName();
    screen.tell(
        "crm: nothing was done: "
            + String.valueOf(failure.getMessage()).lines().findFirst().orElse("usage")
            + ". See "
            + name
            + " --help.");
    return Exit.USAGE;
  }

  /** One message and an exit code, whatever went wrong. */
  private static int failed(Exception failure, Surroundings surroundings, Screen screen) {
    screen.tell("crm: " + messageOf(failure, surroundings));
    return switch (failure) {
      case CommandFailed command -> command.exit();
      case UnusableFile file -> Exit.USAGE;
      case MalformedKey key -> Exit.USAGE;
      case HandoffRefused handoff -> exitOf(handoff);
      case CrmException call -> exitOf(call);
      default -> Exit.FAILED;
    };
  }

  private static String messageOf(Exception failure, Surroundings surroundings) {
    return switch (failure) {
      case CommandFailed command -> String.valueOf(command.getMessage());
      case UnusableFile file -> String.valueOf(file.getMessage());
      case MalformedKey key -> String.valueOf(key.getMessage());
      case HandoffRefused handoff -> String.valueOf(handoff.getMessage());
      case StoreUnusable store -> String.valueOf(store.getMessage());
      case CrmException call -> told(call, surroundings);
      // A fault of ours. Its own text may hold anything; its class and place do not.
      default ->
          "not finished: an unexpected fault ("
              + failure.getClass().getSimpleName()
              + placeOf(failure)
              + "). Please report it with the command that was run.";
    };
  }

  private static int exitOf(HandoffRefused refused) {
    return switch (refused.reason()) {
      case NOT_SEALED, TAMPERED, TWO_KEYS, NOT_A_KEY, TOO_LARGE -> Exit.USAGE;
      case SEALED_TO_OTHERS, EXPIRED, REPLAYED, OTHER_CLIENT, OTHER_APPLICATION -> Exit.FAILED;
    };
  }

  static int exitOf(CrmException failure) {
    return switch (failure) {
      case KeyRefused key when key.reason() != KeyRefused.Reason.SOURCE_UNUSABLE -> Exit.KEY;
      case BulkRefused bulk -> Exit.USAGE;
      case UnsafeTransport open -> Exit.USAGE;
      default -> Exit.FAILED;
    };
  }

  /** What a failure says to somebody who has the store and the state folder in his hands. */
  static String told(CrmException failure, Surroundings surroundings) {
    if (failure.getCause() instanceof StoreUnusable store) {
      return failure.getMessage() + " " + store.getMessage();
    }
    return failure instanceof TurnRefused refused
            && refused.reason() == TurnRefused.Reason.STORE_GONE
        ? StateFolder.of(surroundings).gone(refused)
        : String.valueOf(failure.getMessage());
  }

  private static String placeOf(Exception failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0
        ? ""
        : " at " + trace[0].getClassName() + ":" + trace[0].getLineNumber();
  }
}
