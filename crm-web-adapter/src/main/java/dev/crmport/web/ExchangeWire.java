package dev.crmport.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.crmport.web.StoppedResponse.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way to the client of the JDK's HTTP server. */
final class ExchangeWire implements Wire {
  /** How the server is told that no body follows. */
  static final long NO_BODY = -1;

  private static final String CHARSET = "charset=";

  private final HttpExchange exchange;

  /** The head as the handler sent it; null before. */
  private @Nullable Headers sent;

  private int status;
  private long length;
  private boolean begun;

  ExchangeWire(HttpExchange exchange) {
    this.exchange = exchange;
  }

  boolean isHeadGiven() {
    return sent != null;
  }

  int status() {
    return sent == null ? exchange.getResponseCode() : status;
  }

  long length() {
    return length;
  }

  /** Keeps the head: what the handler changes in it afterwards has no effect without a guard. */
  void give(int code, long bodyLength) throws IOException {
    if (sent != null) {
      throw new IOException("the head was not sent: it has been before");
    }
    Headers copy = new Headers();
    exchange.getResponseHeaders().forEach((name, values) -> copy.put(name, List.copyOf(values)));
    sent = copy;
    status = code;
    length = bodyLength;
  }

  /** Sends the head, once. */
  void begin() throws IOException {
    Headers head = sent;
    if (!begun && head != null) {
      begun = true;
      Headers live = exchange.getResponseHeaders();
      live.clear();
      live.putAll(head);
      exchange.sendResponseHeaders(status, length);
    }
  }

  /** The response is complete. */
  void end() throws IOException {
    begin();
    exchange.getResponseBody().close();
  }

  @Override
  public String method() {
    return exchange.getRequestMethod();
  }

  @Override
  public String path() {
    return Optional.ofNullable(exchange.getRequestURI().getRawPath()).orElse("");
  }

  @Override
  public List<Line> head() {
    List<Line> lines = new ArrayList<>();
    headers()
        .forEach(
            (name, values) ->
                values.forEach(value -> lines.add(new Line(Part.HEADER, name, value))));
    return lines;
  }

  private Headers headers() {
    Headers given = sent;
    return given == null ? exchange.getResponseHeaders() : given;
  }

  @Override
  public String contentEncoding() {
    return String.join(",", headers().getOrDefault("Content-Encoding", List.of()));
  }

  @Override
  public Optional<Charset> charset() {
    String type = Optional.ofNullable(headers().getFirst("Content-Type")).orElse("");
    int at = type.toLowerCase(Locale.ROOT).indexOf(CHARSET);
    if (at < 0) {
      return Optional.empty();
    }
    String name = type.substring(at + CHARSET.length()).split(";", 2)[0];
    try {
      return Optional.of(Charset.forName(name.replace("\"", "").strip()));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  @Override
  public boolean isBegun() {
    return begun;
  }

  @Override
  public void send(byte[] bytes, int offset, int count) throws IOException {
    begin();
    exchange.getResponseBody().write(bytes, offset, count);
  }

  @Override
  public void flush() throws IOException {
    begin();
    exchange.getResponseBody().flush();
  }

  @Override
  public void reset() {
    exchange.getResponseHeaders().clear();
    sent = new Headers();
  }

  @Override
  public void refuse(byte[] text) throws IOException {
    Headers refusal = new Headers();
    refusal.set("Content-Type", "text/plain;charset=US-ASCII");
    refusal.set("Cache-Control", "no-store");
    sent = refusal;
    status = 500;
    boolean bodiless = method().equals("HEAD");
    length = bodiless ? NO_BODY : text.length;
    begin();
    if (!bodiless) {
      exchange.getResponseBody().write(text);
    }
    exchange.close();
  }

  /** The server ends a response properly, unless its stream fails at that. */
  @Override
  public void cut() {
    exchange.setStreams(null, new Broken());
    exchange.close();
  }

  private static final class Broken extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new ResponseStopped();
    }

    @Override
    public void close() throws IOException {
      throw new ResponseStopped();
    }
  }
}
