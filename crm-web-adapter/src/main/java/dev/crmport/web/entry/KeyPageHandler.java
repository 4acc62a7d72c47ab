package dev.crmport.web.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Puts a {@link KeyPage} on the JDK's HTTP server.
 *
 * <p><b>Shape:</b> give it to {@code createContext} with the path of the page's address. The
 * server's own executor, unless another is set, is one thread, which a slow browser holds up for
 * all.<br>
 * <b>Errors:</b> {@link IOException} where the connection breaks; the server shows it to nobody.
 * <br>
 * <b>Threads:</b> safe for many.
 */
public final class KeyPageHandler implements HttpHandler {
  private static final long NO_BODY = -1;

  private final KeyPage page;

  /** This page. */
  public KeyPageHandler(KeyPage page) {
    this.page = page;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answered answer = page.answer(new Request(exchange));
      answer
          .headers()
          .forEach(line -> exchange.getResponseHeaders().add(line.name(), line.value()));
      byte[] body = answer.body().getBytes(UTF_8);
      boolean bodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
      exchange.sendResponseHeaders(answer.status(), bodiless ? NO_BODY : body.length);
      if (!bodiless) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private record Request(HttpExchange exchange) implements Asked {
    @Override
    public String method() {
      return exchange.getRequestMethod();
    }

    @Override
    public String query() {
      return Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
    }

    @Override
    public List<String> headers(String name) {
      return exchange.getRequestHeaders().getOrDefault(name, List.of());
    }

    @Override
    public boolean isSecure() {
      return exchange instanceof HttpsExchange;
    }

    @Override
    public String peer() {
      return exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    @Override
    public byte[] body(int most) throws IOException {
      return exchange.getRequestBody().readNBytes(most);
    }
  }
}
