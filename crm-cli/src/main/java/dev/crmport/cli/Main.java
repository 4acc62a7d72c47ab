package dev.crmport.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts the {@code crm} command, and is the one place that ends the JVM. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    Stop stop = new Stop();
    AtomicInteger code = new AtomicInteger(Exit.INTERRUPTED);
    CountDownLatch done = new CountDownLatch(1);
    Thread onSignal =
        new Thread(
            () -> {
              // Commands that nobody can stop midway, such as one that waits for typing, just end.
              if (stop.request()) {
                awaitUninterruptibly(done);
                System.out.flush();
                System.err.flush();
                // The JVM would exit with the signal's number; what the command says counts more.
                Runtime.getRuntime().halt(code.get());
              }
            },
            "crm-stop");
    Runtime.getRuntime().addShutdownHook(onSignal);
    Surroundings surroundings = Surroundings.ofThisProcess(stop);
    showWarnings(surroundings.interactive());
    code.set(Cli.run(args, surroundings));
    stop.finished();
    done.countDown();
    System.exit(code.get());
  }

  /** What the parts warn of stands among the command's lines, unless somebody set logging up. */
  private static void showWarnings(boolean interactive) {
    if (System.getProperty("java.util.logging.config.file") == null
        && System.getProperty("java.util.logging.config.class") == null) {
      System.getProperties()
          .putIfAbsent(
              "java.util.logging.SimpleFormatter.format",
              (interactive ? Screen.CLEAR_LINE : "") + "crm: %5$s%n");
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = true;
    while (interrupted) {
      try {
        latch.await();
        interrupted = false;
      } catch (InterruptedException again) {
        // Only the end of the command counts; it is bounded by the exchange limit.
      }
    }
  }
}
