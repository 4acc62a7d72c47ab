package dev.crmport.bench.traffic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP server on loopback that takes as long as the request's path says, and answers when it saw
 * the request. In a process of its own: nothing that the measured side does delays a stamp.
 *
 * <p>The path is {@code /before/service/after}, in microseconds: what passes before the arrival is
 * stamped, as if the request were still on its way; then until it has been served; then until the
 * answer leaves. The body has both stamps, in nanoseconds of this process.
 *
 * <p>It prints its port, and ends when its standard input does.
 */
final class StampServer {
  /** One answer is like another in length, so that the client needs no parser. */
  static final int BODY = 2 * 20;

  static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: " + BODY + "\r\n\r\n";

  private static final Pattern DELAYS = Pattern.compile("GET /(\\d+)/(\\d+)/(\\d+) ");

  private StampServer() {}

  /** Serves until nobody listens to it any more. */
  public static void main(String[] args) throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 4096, InetAddress.getLoopbackAddress())) {
      System.out.println(listener.getLocalPort());
      Thread.ofPlatform().daemon().start(() -> accept(listener));
      while (System.in.read() >= 0) {
        // Whoever started this holds the other end.
      }
    }
  }

  private static void accept(ServerSocket listener) {
    try {
      while (true) {
        Socket socket = listener.accept();
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The end.
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      for (String first = in.readLine(); first != null; first = in.readLine()) {
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
          // No header means anything here.
        }
        Matcher delays = DELAYS.matcher(first);
        if (!delays.lookingAt()) {
          throw new IOException("not a path of three numbers");
        }
        pass(delays.group(1));
        long arrived = System.nanoTime();
        pass(delays.group(2));
        long served = System.nanoTime();
        pass(delays.group(3));
        out.write((HEAD + "%020d%020d".formatted(arrived, served)).getBytes(US_ASCII));
      }
    } catch (IOException gone) {
      // The client has what it wanted.
    }
  }

  private static void pass(String micros) {
    long end = System.nanoTime() + Long.parseLong(micros) * 1000;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
