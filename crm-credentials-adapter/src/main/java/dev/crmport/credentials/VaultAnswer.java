package dev.crmport.credentials;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A status and a body, which may hold keys or a token: closing it overwrites the body.
 *
 * @param status as HTTP has it
 * @param body its text
 */
record VaultAnswer(int status, PlainText body) implements AutoCloseable {
  /** Vault's own limit for what is sent to it; what it keeps of one secret is far less. */
  private static final int LARGEST = 32 << 20;

  private static final int USUAL = 4096;

  /** Takes a body into memory that is overwritten later, and gives up where it is too large. */
  static BodyHandler<PlainText> reading() {
    return head -> new Collecting();
  }

  static VaultAnswer of(HttpResponse<PlainText> response) {
    return new VaultAnswer(response.statusCode(), response.body());
  }

  @Override
  public void close() {
    body.close();
  }

  /** Names the status, never the body. */
  @Override
  public String toString() {
    return "status " + status;
  }

  /** Reads on until the end or the limit. Its methods are called one after the other. */
  private static final class Collecting implements BodySubscriber<PlainText> {
    private final CompletableFuture<PlainText> whole = new CompletableFuture<>();
    private final PlainText text = new PlainText(USUAL);
    private Flow.@Nullable Subscription sending;

    @Override
    public CompletionStage<PlainText> getBody() {
      return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      sending = subscription;
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
      for (ByteBuffer part : parts) {
        if (text.length() + part.remaining() > LARGEST) {
          if (sending != null) {
            sending.cancel();
          }
          onError(new IllegalStateException("the answer is too large"));
          return;
        }
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        text.write(bytes, 0, bytes.length);
        Arrays.fill(bytes, (byte) 0);
      }
    }

    @Override
    public void onError(Throwable failure) {
      text.close();
      whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      whole.complete(text);
    }
  }
}
