package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.FOREIGN;

import dev.crmport.core.key.StoreUnusable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP to one Vault or OpenBao server: TLS, or plain to this machine's loopback address;
 * HTTP/1.1; redirects are not followed, since they would take the token along.
 */
final class VaultClient implements AutoCloseable {
  private static final String HEADER_LOG = "jdk.httpclient.HttpClient.log";
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** For an exchange, body included. */
  private static final long EXCHANGE_SECONDS = 10;

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(0*:){2,7}0*1\\]");

  private final URI server;
  private final Optional<String> namespace;
  private final HttpClient http;

  /**
   * @throws IllegalArgumentException where the address is neither https nor loopback
   */
  VaultClient(URI server, Optional<String> namespace) {
    this.server = checked(server);
    this.namespace = namespace;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
  }

  private static URI checked(URI server) {
    boolean plain =
        server.getHost() != null
            && server.getRawUserInfo() == null
            && server.getRawQuery() == null
            && server.getRawFragment() == null;
    if (!plain || !isSafe(server)) {
      throw CredentialBackends.refused(
          "Vault's address is neither https://HOST:PORT nor plain http to this machine's loopback"
              + " address; give one, such as https://vault.example.org:8200");
    }
    return server;
  }

  private static boolean isSafe(URI server) {
    boolean loopback = LOOPBACK.matcher(server.getHost().toLowerCase(Locale.ROOT)).matches();
    return "https".equalsIgnoreCase(server.getScheme())
        || (loopback && "http".equalsIgnoreCase(server.getScheme()));
  }

  /**
   * Sends a request with a token that is had from the login; once more, with the next one, where
   * Vault refuses the first.
   */
  VaultAnswer send(String method, String path, VaultLogin login, @Nullable PlainText body) {
    String token = login.token();
    VaultAnswer answer = exchange(method, path, token, body);
    if (answer.status() != 403) {
      return answer;
    }
    boolean again = false;
    try {
      login.refused(token);
      String next = login.token();
      again = !next.equals(token);
      return again ? exchange(method, path, next, body) : answer;
    } finally {
      if (again) {
        answer.close();
      }
    }
  }

  /**
   * Sends one request. The client copies body and headers into buffers of its own, which nobody can
   * overwrite.
   *
   * @param path behind {@code /v1/}
   */
  VaultAnswer exchange(
      String method, String path, @Nullable String token, @Nullable PlainText body) {
    requireNoHeaderLog();
    BodyPublisher sent =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(body.array(), 0, body.length());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target(path))
            .timeout(Duration.ofSeconds(EXCHANGE_SECONDS))
            .header("X-Vault-Request", "true")
            .method(method, sent);
    namespace.ifPresent(name -> request.header("X-Vault-Namespace", name));
    if (token != null) {
      request.header("X-Vault-Token", printable(token));
    }
    return VaultAnswer.of(response(request.build()));
  }

  private URI target(String path) {
    String base = server.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + "v1/" + path);
  }

  private HttpResponse<PlainText> response(HttpRequest request) {
    CompletableFuture<HttpResponse<PlainText>> exchange =
        http.sendAsync(request, VaultAnswer.reading());
    VaultFailure failure = new VaultFailure(this);
    try {
      return exchange.get(EXCHANGE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw failure.noAnswer("Vault did not answer in time; check that it runs, then try again");
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw failure.noAnswer("the thread was interrupted while Vault was asked; try again");
    } catch (ExecutionException e) {
      // Their words are the system's, and may quote what was sent.
      throw failure.noAnswer(
          e.getCause() instanceof SSLException
              ? "no safe connection to Vault came about; check that this Java trusts the"
                  + " certificate's issuer (javax.net.ssl.trustStore)"
              : "Vault was not reached, or ended the connection; check its address and that it"
                  + " runs, then try again");
    }
  }

  private String printable(String token) {
    if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new StoreUnusable(
          FOREIGN,
          this + " was not asked: what is given as its token is none; give the token alone",
          null);
    }
    return token;
  }

  private static void requireNoHeaderLog() {
    String property = System.getProperty(HEADER_LOG, "").toLowerCase(Locale.ROOT);
    if (Arrays.stream(property.split(",", -1))
        .map(String::trim)
        .anyMatch(item -> item.equals("headers") || item.equals("all"))) {
      throw new IllegalStateException(
          "Vault was not asked: the system property "
              + HEADER_LOG
              + " asks for headers, which hold the token; drop headers and all from it");
    }
  }

  /** Ends what is on its way. */
  @Override
  public void close() {
    http.shutdownNow();
  }

  @Override
  public String toString() {
    return "Vault at " + server;
  }
}
