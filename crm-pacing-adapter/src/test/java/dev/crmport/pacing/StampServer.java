package dev.crmport.pacing;

import dev.crmport.core.pace.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A server on loopback that remembers when each request arrived and until when it was in service.
 * It serves a request to the end though its sender is gone.
 */
final class StampServer implements AutoCloseable {
  private final Time time = Time.system();
  private final ServerSocket listener;
  private final Duration latency;
  private final List<Visit> visits = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Integer> arrivals = new LinkedBlockingQueue<>();

  /** A request of a process. */
  record Visit(int process, long arrived, long served) {}

  StampServer(Duration latency) throws IOException {
    this.latency = latency;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The process of the next request; waits for it to arrive. */
  int nextArrival() throws InterruptedException {
    return arrivals.take();
  }

  /** What was served so far, in the order of arrival. */
  List<Visit> visits() {
    List<Visit> inOrder = new ArrayList<>(visits);
    inOrder.sort(Comparator.comparingLong(Visit::arrived));
    return inOrder;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        // The loop's condition tells.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      int process = socket.getInputStream().read();
      long arrived = time.nanos();
      if (process < 0) {
        return;
      }
      arrivals.add(process);
      time.sleep(latency);
      visits.add(new Visit(process, arrived, time.nanos()));
      socket.getOutputStream().write(1);
    } catch (IOException gone) {
      // It was served all the same.
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
