package dev.crmport.bench.traffic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;

/** A {@link StampServer} in a process of its own; closing ends it. */
public final class ForkedServer implements AutoCloseable {
  private final Process process;
  private final int port;

  /** Starts it. */
  public ForkedServer() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                StampServer.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII)).readLine();
    if (line == null) {
      throw new IOException("the server did not start; what it printed stands above");
    }
    port = Integer.parseInt(line);
  }

  /** Where it listens, on loopback. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
