package dev.crmport.bench.traffic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/**
 * One caller's connection, kept open. Plain sockets, since the client must stamp the first byte of
 * an answer within microseconds, and a client library's threads would be measured with the limiter.
 */
public final class Connection implements AutoCloseable {
  /** The answer without its first byte. */
  private static final int REST = StampServer.HEAD.length() - 1 + StampServer.BODY;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private long departed;
  private long began;
  private long ended;
  private byte[] rest = {};

  /** Connected and warm: one request has gone through it. */
  public Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
    send(request("/0/0/0"), () -> {});
  }

  /** The bytes of a request, made before the limiter is asked. */
  public static byte[] request(String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII);
  }

  /**
   * Sends a request and reads the answer.
   *
   * @param answerBegan runs as soon as the first byte is here
   */
  public void send(byte[] request, Runnable answerBegan) throws IOException {
    departed = System.nanoTime();
    out.write(request);
    int first = in.read();
    began = System.nanoTime();
    answerBegan.run();
    rest = in.readNBytes(REST);
    ended = System.nanoTime();
    if (first < 0 || rest.length < REST) {
      throw new IOException("the server ended in mid-answer");
    }
  }

  /**
   * The request that was sent last. Put together here, after the limiter has been told of the end:
   * reading stamps is not part of a request.
   *
   * @param asked when its caller asked the limiter
   */
  public Trip trip(long asked) {
    String stamps = new String(rest, REST - StampServer.BODY, StampServer.BODY, US_ASCII);
    long arrived = Long.parseLong(stamps.substring(0, StampServer.BODY / 2));
    long served = Long.parseLong(stamps.substring(StampServer.BODY / 2));
    return new Trip(asked, departed, began, ended, arrived, served);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
