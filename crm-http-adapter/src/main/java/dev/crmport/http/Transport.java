package dev.crmport.http;

import dev.crmport.core.key.Credential;
import dev.crmport.core.redact.RedactedThrowable;
import dev.crmport.core.redact.Redactor;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One transmission on the JDK's HTTP client: at most one request leaves per call. */
final class Transport implements AutoCloseable {
  private static final String USER_AGENT = "crmport-http";
  private static final int DEEPEST_CAUSE = 16;
  private static final String CLOSED = "the HTTP client was closed";

  /** How long the client's own thread may take to let go of the connections; it takes a moment. */
  private static final Duration ENDING = Duration.ofSeconds(2);

  /**
   * Null once this is closed. While a connection lives, the client keeps the request that opened it
   * with its headers; so whoever keeps a closed {@link HttpCrm} must not keep the client.
   */
  private volatile @Nullable HttpClient client;

  private final Duration exchangeLimit;
  private final int mostBodyBytes;
  private final Redactor redactor;

  Transport(HttpClient client, Duration exchangeLimit, int mostBodyBytes, Redactor redactor) {
    this.client = client;
    this.exchangeLimit = exchangeLimit;
    this.mostBodyBytes = mostBodyBytes;
    this.redactor = redactor;
  }

  /**
   * Sends and waits for the whole answer.
   *
   * @param key makes sure at the last moment that it may still be used
   * @param left how much is left of the exchange's limit
   * @param answered called when the answer's head is here, before its body is read
   * @throws InterruptedException where the thread was interrupted and nothing left; where something
   *     had left, the outcome says so and the interrupt flag is set
   */
  Outcome send(Sending sending, KeyInUse.Lease key, Duration left, Runnable answered)
      throws InterruptedException {
    HttpClient open = client;
    if (open == null) {
      return new Outcome.NotLeft(CLOSED, new CancellationException());
    }
    OneShotBody shot = new OneShotBody(sending.body(), key::mayLeave);
    AtomicReference<@Nullable ResponseInfo> head = new AtomicReference<>();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        open.sendAsync(
            request(sending, key.credential(), shot),
            info -> {
              head.set(info);
              answered.run();
              return new BoundedBody(mostBodyBytes);
            });
    try {
      // The request's own timeout would end with the head, and begins anew with each attempt.
      HttpResponse<byte[]> answer = exchange.get(left.toNanos(), TimeUnit.NANOSECONDS);
      return new Outcome.Answered(
          new Received(answer.statusCode(), answer.headers(), answer.body(), mostBodyBytes));
    } catch (TimeoutException late) {
      return cancelled(
          exchange, shot, head.get(), "no whole answer came within " + exchangeLimit, late);
    } catch (InterruptedException interrupted) {
      Outcome outcome =
          cancelled(
              exchange, shot, head.get(), "the wait for the answer was interrupted", interrupted);
      if (outcome instanceof Outcome.NotLeft) {
        throw interrupted;
      }
      Thread.currentThread().interrupt();
      return outcome;
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      return failure(shot, head.get(), why(cause), cause);
    } catch (CancellationException closed) {
      return failure(shot, head.get(), CLOSED, closed);
    }
  }

  private static HttpRequest request(Sending sending, Credential credential, OneShotBody shot) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(sending.uri())
            .method(sending.operation().method().name(), shot)
            .header("Authorization", BasicHeader.of(credential))
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", USER_AGENT);
    if (sending.operation().body().isPresent()) {
      request.header("Content-Type", "application/json");
    }
    return request.build();
  }

  private Outcome cancelled(
      CompletableFuture<?> exchange,
      OneShotBody shot,
      @Nullable ResponseInfo head,
      String why,
      Exception cause) {
    // First what may leave, then the connection: a request that has none yet must not get one.
    Outcome outcome = failure(shot, head, why, cause);
    exchange.cancel(true);
    return outcome;
  }

  private Outcome failure(
      OneShotBody shot, @Nullable ResponseInfo head, String why, Throwable cause) {
    Throwable cleaned = RedactedThrowable.of(cause, redactor);
    if (shot.neverLeft()) {
      return new Outcome.NotLeft(whyNotLeft(cause), cleaned);
    }
    if (head == null) {
      return new Outcome.Lost(OptionalInt.empty(), why, cleaned);
    }
    int status = head.statusCode();
    if (holds(cause, BoundedBody.TooMuch.class)) {
      return new Outcome.TooLarge(status);
    }
    // These two say all that counts in their status, so a lost body changes nothing.
    return status == Attempt.UNAUTHORIZED || status == Attempt.TOO_MANY_REQUESTS
        ? new Outcome.Answered(new Received(status, head.headers(), new byte[0], mostBodyBytes))
        : new Outcome.Lost(OptionalInt.of(status), why, cleaned);
  }

  private static String whyNotLeft(Throwable cause) {
    if (holds(cause, OneShotBody.KeyTooOld.class)) {
      return "the key was not asked for again in time: connecting to the CRM, or the credential"
          + " source, takes longer than "
          + KeyInUse.LEAVES_WITHIN.toSeconds()
          + " s";
    }
    return cause instanceof HttpConnectTimeoutException
        ? "no connection to the CRM came about in time"
        : "the CRM could not be reached";
  }

  private static String why(Throwable cause) {
    return holds(cause, OneShotBody.Refused.class)
        ? "the connection ended before an answer came"
        : "the connection failed before the whole answer was in";
  }

  private static boolean holds(Throwable failure, Class<? extends Throwable> kind) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < DEEPEST_CAUSE; depth++) {
      if (kind.isInstance(at)) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  /** Ends all connections, and waits until the client has let go of what was sent over them. */
  @Override
  public void close() {
    HttpClient open = client;
    client = null;
    if (open == null) {
      return;
    }
    open.shutdownNow();
    try {
      // What does not end in time is out of this object's hands, and ends by itself.
      var unused = open.awaitTermination(ENDING);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
