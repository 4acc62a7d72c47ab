package dev.crmport.web;

import static dev.crmport.web.GuardScene.BOUND;
import static dev.crmport.web.GuardScene.KEY;
import static dev.crmport.web.GuardScene.bytes;
import static dev.crmport.web.GuardScene.joined;
import static dev.crmport.web.GuardScene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.web.StoppedResponse.Part;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the filter promises where a servlet answers later, or without blocking. */
interface AsyncPromises {
  ServletStage stage();

  private RawAnswer guarded(GuardScene scene, Playing.Part servlet) throws IOException {
    stage().playing().play(servlet, scene.guard());
    return stage().get();
  }

  /** Writes this from another thread, and completes. */
  private static Playing.Part later(byte[]... pieces) {
    return (request, response) -> {
      AsyncContext async = request.startAsync();
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  for (byte[] piece : pieces) {
                    async.getResponse().getOutputStream().write(piece);
                    async.getResponse().flushBuffer();
                  }
                } catch (IOException stopped) {
                  // As whoever writes to a client that has gone.
                }
                async.complete();
              });
    };
  }

  @Test
  default void aLateAnswerIsGuarded() throws IOException {
    GuardScene scene = new GuardScene();
    scene.assertRefused(guarded(scene, later(bytes("page " + KEY))));
    RawAnswer clean = guarded(scene, later(bytes("pa"), bytes("ge")));
    assertThat(clean.text()).isEqualTo("page");
    assertThat(clean.isComplete()).isTrue();
  }

  @Test
  default void aLateAnswerIsBrokenOffBehindWhatIsOut() throws IOException {
    GuardScene scene = new GuardScene();
    RawAnswer answer = guarded(scene, later(bytes("page\n"), bytes("page " + KEY)));
    scene.assertBrokenOff(answer);
    assertThat("page\npage ").startsWith(answer.text());
    scene.assertBrokenOff(guarded(scene, later(joined(text(2 * BOUND), bytes(KEY)))));
    assertThat(guarded(scene, later(bytes("page"))).text()).isEqualTo("page");
  }

  @Test
  default void aDispatchedAnswerIsGuardedToItsEnd() throws IOException {
    GuardScene scene = new GuardScene();
    Playing.Part servlet =
        (request, response) -> {
          if (request.getDispatcherType() == DispatcherType.ASYNC) {
            response.getWriter().print(request.getParameter("more"));
          } else {
            response.getWriter().print("page ");
            AsyncContext async = request.startAsync();
            Thread.ofVirtual().start(async::dispatch);
          }
        };
    stage().playing().play(servlet, scene.guard());
    assertThat(RawAnswer.to(stage().address(), "GET", "/page?more=more").text())
        .isEqualTo("page more");
    scene.assertRefused(RawAnswer.to(stage().address(), "GET", "/page?more=" + KEY));
  }

  @Test
  default void anAnswerCompletedByAListenerIsGuarded() throws IOException {
    GuardScene scene = new GuardScene();
    Playing.Part servlet =
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.setTimeout(50);
          async.addListener(
              new AsyncListener() {
                @Override
                public void onTimeout(AsyncEvent event) throws IOException {
                  response.getWriter().print("page " + request.getParameter("more"));
                  event.getAsyncContext().complete();
                }

                @Override
                public void onComplete(AsyncEvent event) {}

                @Override
                public void onError(AsyncEvent event) {}

                @Override
                public void onStartAsync(AsyncEvent event) {}
              });
        };
    stage().playing().play(servlet, scene.guard());
    assertThat(RawAnswer.to(stage().address(), "GET", "/page?more=more").text())
        .isEqualTo("page more");
    scene.assertRefused(RawAnswer.to(stage().address(), "GET", "/page?more=" + KEY));
  }

  @Test
  default void aFailureOfLateWorkShowsNone() throws IOException {
    GuardScene scene = new GuardScene();
    StoppedResponse what =
        scene.assertRefused(
            guarded(
                scene,
                (request, response) ->
                    request
                        .startAsync()
                        .start(
                            () -> {
                              throw new IllegalStateException("bad: " + KEY);
                            })));
    assertThat(what.part()).isEqualTo(Part.FAILURE);
  }

  /** Writes this as fast as the client takes it, in pieces, and completes. */
  private static Playing.Part unblocked(byte[] body, int piece) {
    return (request, response) -> {
      AsyncContext async = request.startAsync();
      ServletOutputStream out = response.getOutputStream();
      out.setWriteListener(
          new WriteListener() {
            private int at;

            @Override
            public void onWritePossible() throws IOException {
              while (out.isReady()) {
                if (at == body.length) {
                  async.complete();
                  return;
                }
                int end = Math.min(body.length, at + piece);
                int from = at;
                at = end;
                out.write(body, from, end - from);
              }
            }

            @Override
            public void onError(Throwable failure) {
              async.complete();
            }
          });
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 1000, 100_000, 20_000_000})
  default void whatIsWrittenWithoutBlockingComesThrough(int piece) throws IOException {
    GuardScene scene = new GuardScene();
    byte[] body = text((int) Math.min(10_000_000L, piece * 3000L));
    RawAnswer answer = guarded(scene, unblocked(body, piece));
    assertThat(answer.isComplete()).isTrue();
    assertThat(answer.body()).isEqualTo(body);
    scene.assertNothingTold();
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 1000, 100_000})
  default void whatIsWrittenWithoutBlockingIsGuarded(int piece) throws IOException {
    GuardScene scene = new GuardScene();
    scene.assertRefused(guarded(scene, unblocked(bytes("a page " + KEY + " more"), piece)));
    byte[] body = joined(text(5 * BOUND), bytes(KEY), text(10));
    RawAnswer answer = guarded(scene, unblocked(body, piece));
    scene.assertBrokenOff(answer);
    assertThat(answer.body()).isEqualTo(Arrays.copyOf(body, answer.body().length));
  }
}
