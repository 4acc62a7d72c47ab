package dev.crmport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.pace.Time;
import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a command takes from the process it runs in.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param environment the environment's variables
 * @param here the working directory
 * @param home the user's directory
 * @param interactive whether standard error is a terminal that a line can be redrawn on
 * @param terminal asks the person who typed the command; null where there is none
 * @param time the clock
 * @param stop the wish that the command ends
 */
record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path here,
    Path home,
    boolean interactive,
    @Nullable Terminal terminal,
    Time time,
    Stop stop) {

  static Surroundings ofThisProcess(Stop stop) {
    Console console = console();
    return new Surroundings(
        System.in,
        new PrintStream(System.out, true, UTF_8),
        new PrintStream(System.err, true, UTF_8),
        System.getenv(),
        Path.of("").toAbsolutePath(),
        home(System.getenv()),
        console != null && System.getenv("TERM") != null,
        console == null ? null : new AskedPerson(console),
        Time.system(),
        stop);
  }

  /**
   * What the shell calls home, as for any other command; the JVM asks the list of users instead.
   */
  static Path home(Map<String, String> environment) {
    String home = environment.get("HOME");
    return Path.of(home == null || home.isBlank() ? System.getProperty("user.home", ".") : home)
        .toAbsolutePath();
  }

  // Java 21, which this has to run on, answers null.
  @SuppressWarnings("SystemConsoleNull")
  private static @Nullable Console console() {
    Console console = System.console();
    return console != null && isTerminal(console) ? console : null;
  }

  /** By reflection: the method came with Java 22, and before it a console was a terminal. */
  private static boolean isTerminal(Console console) {
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException beforeJava22) {
      return true;
    }
  }
}
