package dev.crmport.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects an answer's body up to a limit and hangs up beyond it. */
final class BoundedBody implements BodySubscriber<byte[]> {
  /** More came than is read. */
  static final class TooMuch extends RuntimeException {
    TooMuch() {
      super("the answer is too large", null, false, false);
    }
  }

  private final int mostBytes;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

  /** Touched by the client's signals only, which come one after the other. */
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

  private Flow.@Nullable Subscription subscription;

  BoundedBody(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (whole.isDone()) {
        return;
      }
      if (buffer.remaining() > mostBytes - collected.size()) {
        hangUp();
        return;
      }
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      collected.writeBytes(bytes);
    }
  }

  private void hangUp() {
    if (subscription != null) {
      subscription.cancel();
    }
    collected.reset();
    whole.completeExceptionally(new TooMuch());
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(collected.toByteArray());
  }
}
