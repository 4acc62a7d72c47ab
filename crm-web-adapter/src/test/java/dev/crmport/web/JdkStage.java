package dev.crmport.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's HTTP server. */
public final class JdkStage implements Stage {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile HttpHandler playing = exchange -> {};

  public JdkStage() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unusual) {
      throw new UncheckedIOException(unusual);
    }
    server.createContext("/", exchange -> playing.handle(exchange));
    server.setExecutor(threads);
    server.start();
  }

  @Override
  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void play(Page page, ResponseGuard guard) {
    play(exchange -> answer(exchange, page), guard);
  }

  public void play(HttpHandler handler, ResponseGuard guard) {
    playing = guard == null ? handler : GuardedHandler.of(guard, handler);
  }

  private static void answer(HttpExchange exchange, Page page) throws IOException {
    page.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    long length = page.length() > 0 ? page.length() : 0;
    if (exchange.getRequestMethod().equals("HEAD") || page.status() == 304) {
      exchange.sendResponseHeaders(page.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(page.status(), length);
    try (OutputStream body = exchange.getResponseBody()) {
      for (byte[] piece : page.pieces()) {
        if (piece == null) {
          body.flush();
        } else {
          body.write(piece);
        }
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
