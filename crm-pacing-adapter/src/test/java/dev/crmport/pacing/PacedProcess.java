package dev.crmport.pacing;

import dev.crmport.core.key.Lane;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Exchange;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.Turn;
import dev.crmport.core.pace.Urgency;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * A process of its own that sends request after request, each in its turn, from the first byte on
 * its standard input until that ends.
 */
final class PacedProcess {
  static final Lane LANE = new Lane("acme");
  static final int PERMITS = 5;

  private PacedProcess() {}

  /**
   * Arguments: the folder, the server's port, a name of one digit, the window and the limit in ms.
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int port = Integer.parseInt(args[1]);
    int name = Integer.parseInt(args[2]);
    Pace pace =
        Pace.agreedWithVendor(
            PERMITS, Duration.ofMillis(Long.parseLong(args[3])), "with a server on loopback");
    Exchange exchange = new Exchange("ping", Duration.ofMillis(Long.parseLong(args[4])));
    CountDownLatch over = new CountDownLatch(1);
    System.in.read();
    Thread.ofPlatform().daemon().start(() -> awaitTheEndOfInput(over));
    try (MachinePacer pacer =
        MachinePacer.in(folder).pace(pace).quarantine(ForkedProcessesTest.QUARANTINE).build()) {
      while (over.getCount() > 0) {
        try (Turn turn = pacer.take(LANE, Urgency.BATCH, Deadline.none(), exchange);
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          socket.getOutputStream().write(name);
          if (socket.getInputStream().read() >= 0) {
            turn.answered();
          }
        }
      }
    }
  }

  private static void awaitTheEndOfInput(CountDownLatch over) {
    try {
      while (System.in.read() >= 0) {
        // Only the end counts.
      }
    } catch (IOException broken) {
      // The parent is gone, which is an end as well.
    } finally {
      over.countDown();
    }
  }
}
