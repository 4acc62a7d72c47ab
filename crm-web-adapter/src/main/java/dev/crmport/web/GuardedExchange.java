package dev.crmport.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** An exchange of which nothing goes out before the {@link Gate} has seen it. */
final class GuardedExchange extends HttpExchange {
  private final HttpExchange exchange;
  private final ExchangeWire wire;
  private final ExchangeBody body;

  /** What the handler's own filters have put around the body. */
  private OutputStream outermost;

  GuardedExchange(HttpExchange exchange, ExchangeWire wire, ExchangeBody body) {
    this.exchange = exchange;
    this.wire = wire;
    this.body = body;
    outermost = body;
  }

  @Override
  public void sendResponseHeaders(int status, long length) throws IOException {
    body.begin(status, length);
  }

  @Override
  public OutputStream getResponseBody() {
    return outermost;
  }

  @Override
  public int getResponseCode() {
    return wire.status();
  }

  @Override
  public void setStreams(@Nullable InputStream in, @Nullable OutputStream out) {
    exchange.setStreams(in, null);
    if (out != null) {
      outermost = out;
    }
  }

  @Override
  public void close() {
    try {
      outermost.close();
    } catch (IOException shorterThanAnnounced) {
      // Closing the exchange breaks the connection then.
    }
    exchange.close();
  }

  @Override
  public Headers getRequestHeaders() {
    return exchange.getRequestHeaders();
  }

  @Override
  public Headers getResponseHeaders() {
    return exchange.getResponseHeaders();
  }

  @Override
  public URI getRequestURI() {
    return exchange.getRequestURI();
  }

  @Override
  public String getRequestMethod() {
    return exchange.getRequestMethod();
  }

  @Override
  public HttpContext getHttpContext() {
    return exchange.getHttpContext();
  }

  @Override
  public InputStream getRequestBody() {
    return exchange.getRequestBody();
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return exchange.getRemoteAddress();
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return exchange.getLocalAddress();
  }

  @Override
  public String getProtocol() {
    return exchange.getProtocol();
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return exchange.getAttribute(name);
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    exchange.setAttribute(name, value);
  }

  @Override
  public @Nullable HttpPrincipal getPrincipal() {
    return exchange.getPrincipal();
  }
}
