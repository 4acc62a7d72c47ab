package dev.crmport.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;

/**
 * Puts a {@link ResponseGuard} before a handler of the JDK's HTTP server.
 *
 * <p><b>Shape:</b> give it to {@code createContext} in the handler's place. The server's own
 * filters stand outside of it. A response whose length was announced goes out when that much was
 * written, any other when its body is closed.<br>
 * <b>Errors:</b> what the handler throws, and {@link IOException} where the connection had to be
 * broken off. The server shows neither to the client.<br>
 * <b>Threads:</b> safe for many, as far as the handler is.
 */
public final class GuardedHandler implements HttpHandler {
  private final ResponseGuard guard;
  private final HttpHandler handler;

  private GuardedHandler(ResponseGuard guard, HttpHandler handler) {
    this.guard = guard;
    this.handler = handler;
  }

  /** Stands before this handler with all defaults. */
  public static GuardedHandler of(HttpHandler handler) {
    return of(ResponseGuard.create(), handler);
  }

  /** Stands before this handler with this guard. */
  public static GuardedHandler of(ResponseGuard guard, HttpHandler handler) {
    return new GuardedHandler(guard, handler);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    ExchangeWire wire = new ExchangeWire(exchange);
    ExchangeBody body = new ExchangeBody(guard, wire);
    HttpExchange guarded =
        exchange instanceof HttpsExchange secure
            ? new GuardedHttpsExchange(secure, wire, body)
            : new GuardedExchange(exchange, wire, body);
    try {
      handler.handle(guarded);
    } catch (ResponseStopped told) {
      // The client has its answer already, or was cut off.
    }
  }
}
