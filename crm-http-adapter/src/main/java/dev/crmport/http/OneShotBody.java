package dev.crmport.http;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Lets the HTTP client transmit a request once. One for each transmission, never shared.
 *
 * <p>The JDK's client silently sends a request again when its connection ends before the first byte
 * of the answer, on a GET always. It would arrive twice within one turn, which breaks the pace, and
 * no option turns that off. But the client asks for the length each time it composes a request's
 * head, after it has a connection and before a byte leaves: so the second question is refused, and
 * whether the first one was asked says whether anything can have left. That holds for requests
 * without a body too, which is why they get one of these as well.
 */
final class OneShotBody implements BodyPublisher {
  private enum State {
    FRESH,
    LEFT,
    GIVEN_UP
  }

  /**
   * Ends a second transmission. Never a {@link java.net.ConnectException}: on that one the client
   * tries again.
   */
  static final class Refused extends RuntimeException {
    Refused() {
      super("the HTTP client was kept from sending a request again", null, false, false);
    }
  }

  /** Ends a transmission before it has begun: its key may be suspended by now. */
  static final class KeyTooOld extends RuntimeException {
    KeyTooOld() {
      super("what is known of the key is too old", null, false, false);
    }
  }

  private final BodyPublisher body;
  private final BooleanSupplier mayLeave;
  private final AtomicReference<State> state = new AtomicReference<>(State.FRESH);

  /**
   * @param mayLeave is asked at the last moment, when there is a connection, perhaps seconds after
   *     the request was made
   */
  OneShotBody(BodyPublisher body, BooleanSupplier mayLeave) {
    this.body = body;
    this.mayLeave = mayLeave;
  }

  @Override
  public long contentLength() {
    if (!mayLeave.getAsBoolean() && neverLeft()) {
      throw new KeyTooOld();
    }
    if (!state.compareAndSet(State.FRESH, State.LEFT)) {
      throw new Refused();
    }
    return body.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    body.subscribe(subscriber);
  }

  /** Makes sure that nothing leaves any more, and says whether nothing has. */
  boolean neverLeft() {
    return state.compareAndSet(State.FRESH, State.GIVEN_UP) || state.get() == State.GIVEN_UP;
  }
}
