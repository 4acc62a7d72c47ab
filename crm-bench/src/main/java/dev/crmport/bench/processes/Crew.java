package dev.crmport.bench.processes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Processes that contend for one lane; closing ends them. */
final class Crew implements AutoCloseable {
  /** Far longer than anything here takes; then whoever still runs has got stuck. */
  private static final int LONGEST_MINUTES = 3;

  private final Way way;
  private final List<Process> processes = new ArrayList<>();
  private final List<BufferedReader> said = new ArrayList<>();

  /**
   * Starts them, and waits until all are ready.
   *
   * @param port of the server that they send to; 0 where they send nothing and need no pace
   */
  Crew(Way way, int size, Path folder, int port) throws IOException {
    this.way = way;
    for (int i = 0; i < size; i++) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Contender.class.getName(),
                  way.name(),
                  folder.toString(),
                  Integer.toString(port))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      processes.add(process);
      said.add(new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII)));
      // Who waits for its words then hears that there are no more.
      CompletableFuture.delayedExecutor(LONGEST_MINUTES, TimeUnit.MINUTES)
          .execute(process::destroyForcibly);
    }
    for (BufferedReader words : said) {
      if (!Contender.READY.equals(words.readLine())) {
        close();
        throw new IOException("a process did not start; what it printed stands above");
      }
    }
  }

  /**
   * Lets all of them go at once.
   *
   * @param from from when turns are counted, in milliseconds of the wall clock
   * @param until until when
   */
  void go(long from, long until) throws IOException {
    byte[] span = "%d %d\n".formatted(from, until).getBytes(US_ASCII);
    for (Process process : processes) {
      process.getOutputStream().write(span);
      process.getOutputStream().flush();
    }
  }

  /** What they did; waits until they are through. */
  Tally tally() throws IOException {
    List<Report> reports = new ArrayList<>();
    for (BufferedReader words : said) {
      reports.add(Report.read(words));
    }
    return new Tally(way, reports);
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
