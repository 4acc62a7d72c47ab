package dev.crmport.web;

import static dev.crmport.web.GuardScene.BOUND;
import static dev.crmport.web.GuardScene.KEY;
import static dev.crmport.web.GuardScene.STRANGE;
import static dev.crmport.web.GuardScene.bytes;
import static dev.crmport.web.GuardScene.text;
import static dev.crmport.web.ServletStage.ERROR_PAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.web.StoppedResponse.Part;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the filter promises of all that a servlet can do with its response. */
interface ServletPromises {
  ServletStage stage();

  private RawAnswer guarded(GuardScene scene, Playing.Part servlet) throws IOException {
    stage().playing().play(servlet, scene.guard());
    return stage().get();
  }

  private void assertSameAsUnguarded(Playing.Part servlet) throws IOException {
    stage().playing().play(servlet, null);
    RawAnswer plain = stage().get();
    RawAnswer guarded = guarded(new GuardScene(), servlet);
    assertThat(guarded.head()).isEqualTo(plain.head());
    assertThat(guarded.body()).isEqualTo(plain.body());
    assertThat(guarded.isComplete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-32", "IBM1047"})
  default void aWriterIsGuardedInAnyCharset(String charset) throws IOException {
    GuardScene scene = new GuardScene();
    scene.assertRefused(
        guarded(
            scene,
            (request, response) -> {
              response.setContentType("text/html;charset=" + charset);
              response.getWriter().print("a page ");
              for (int i = 0; i < KEY.length(); i++) {
                response.getWriter().write(KEY.charAt(i));
              }
            }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "IBM1047", "UTF-16", "UTF-16LE"})
  default void aWritersCleanTextIsTheSame(String charset) throws IOException {
    assertSameAsUnguarded(
        (request, response) -> {
          response.setContentType("text/html;charset=" + charset);
          PrintWriter writer = response.getWriter();
          writer.println("a page, gr\u00fcn");
          writer.printf("%d%n", 7);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "IBM1047", "UTF-16LE"})
  default void aWriterThatWasResetGoesOn(String charset) throws IOException {
    assertSameAsUnguarded(
        (request, response) -> {
          response.setContentType("text/html");
          response.setCharacterEncoding(Charset.forName(charset).name());
          response.getWriter().print("dropped");
          response.resetBuffer();
          response.getWriter().append("page").flush();
          response.getWriter().append("s").close();
        });
  }

  @Test
  default void withoutACharsetTheHeadIsTheSame() throws IOException {
    assertSameAsUnguarded(
        (request, response) -> {
          response.setContentType("text/html");
          response.getWriter().print("page");
        });
    assertSameAsUnguarded(
        (request, response) -> {
          response.setContentType("application/json");
          response.getWriter().print("{}");
        });
    assertSameAsUnguarded((request, response) -> response.getWriter().print("page"));
    assertSameAsUnguarded((request, response) -> response.getOutputStream().print("page"));
  }

  @Test
  default void cookiesAndTrailersCarryNone() throws IOException {
    GuardScene scene = new GuardScene();
    StoppedResponse cookie =
        scene.assertRefused(
            guarded(
                scene,
                (request, response) -> {
                  response.addCookie(new Cookie("page", KEY));
                  response.getWriter().print("page");
                }));
    assertThat(cookie.name()).hasValue("Set-Cookie");
    StoppedResponse trailer =
        scene.assertRefused(
            guarded(
                scene,
                (request, response) -> {
                  response.setHeader("Trailer", "X-Page");
                  response.setTrailerFields(() -> Map.of("X-Page", KEY));
                  response.getWriter().print("page");
                }));
    assertThat(trailer.part()).isEqualTo(Part.TRAILER);
  }

  @Test
  default void whatWasResetIsForgotten() throws IOException {
    assertSameAsUnguarded(
        (request, response) -> {
          response.addCookie(new Cookie("page", KEY));
          response.setHeader("X-Page", KEY);
          response.getWriter().print(KEY);
          response.reset();
          response.getOutputStream().print("page");
        });
    assertSameAsUnguarded(
        (request, response) -> {
          response.getWriter().print(KEY);
          response.resetBuffer();
          response.getWriter().print("page");
        });
  }

  @Test
  default void behindAFlushNothingCanBeReset() throws IOException {
    RawAnswer answer =
        guarded(
            new GuardScene(),
            (request, response) -> {
              response.getWriter().print("page ");
              assertThat(response.isCommitted()).isFalse();
              response.flushBuffer();
              assertThat(response.isCommitted()).isTrue();
              assertThatThrownBy(response::reset).isInstanceOf(IllegalStateException.class);
              assertThatThrownBy(response::resetBuffer).isInstanceOf(IllegalStateException.class);
              assertThatThrownBy(() -> response.sendError(404))
                  .isInstanceOf(IllegalStateException.class);
              assertThatThrownBy(() -> response.sendRedirect("/"))
                  .isInstanceOf(IllegalStateException.class);
              response.getWriter().print("more");
            });
    assertThat(answer.text()).isEqualTo("page more");
  }

  @Test
  default void anErrorsMessageCarriesNone() throws IOException {
    GuardScene scene = new GuardScene();
    StoppedResponse what =
        scene.assertRefused(
            guarded(scene, (request, response) -> response.sendError(404, "no such: " + STRANGE)));
    assertThat(what.part()).isEqualTo(Part.ERROR_MESSAGE);
    assertSameAsUnguarded((request, response) -> response.sendError(404, "no such thing"));
    assertSameAsUnguarded(
        (request, response) -> {
          response.getOutputStream().print("dropped " + KEY);
          response.sendError(404);
        });
  }

  @Test
  default void anErrorPageIsGuarded() throws IOException {
    GuardScene scene = new GuardScene();
    Playing.Part servlet =
        (request, response) -> {
          if (request.getDispatcherType() == DispatcherType.ERROR) {
            assertThat(request.getRequestURI()).isEqualTo(ERROR_PAGE);
            response.getWriter().print("the error page " + KEY);
          } else {
            response.sendError(418);
          }
        };
    scene.assertRefused(guarded(scene, servlet));
  }

  @Test
  default void aRedirectCarriesNone() throws IOException {
    GuardScene scene = new GuardScene();
    StoppedResponse what =
        scene.assertRefused(
            guarded(scene, (request, response) -> response.sendRedirect("/login?key=" + STRANGE)));
    assertThat(what.name()).hasValue("Location");
    assertSameAsUnguarded(
        (request, response) -> {
          response.getWriter().print("dropped " + KEY);
          response.sendRedirect("/elsewhere");
        });
  }

  @Test
  default void aFailureThatShowsAKeyIsNotPrinted() throws IOException {
    GuardScene scene = new GuardScene();
    StoppedResponse what =
        scene.assertRefused(
            guarded(
                scene,
                (request, response) -> {
                  throw new ServletException("outer", new IllegalStateException("bad: " + KEY));
                }));
    assertThat(what.part()).isEqualTo(Part.FAILURE);
    scene.assertBrokenOff(
        guarded(
            scene,
            (request, response) -> {
              response.getWriter().print("page");
              response.flushBuffer();
              throw new IllegalStateException("bad: " + KEY);
            }));
  }

  @Test
  default void anyOtherFailureIsTheContainers() throws IOException {
    RawAnswer answer =
        guarded(
            new GuardScene(),
            (request, response) -> {
              response.getWriter().print("dropped " + KEY);
              throw new IllegalStateException("on purpose");
            });
    assertThat(answer.status()).isEqualTo(500);
    new GuardScene().sweep().assertClean(answer.bytes());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  default void forwardsAndIncludesAreGuardedOnce(boolean forwards) throws IOException {
    GuardScene scene = new GuardScene();
    Playing.Part servlet =
        (request, response) -> {
          if (request.getDispatcherType() != DispatcherType.REQUEST) {
            response.getWriter().print(" within " + request.getAttribute("said"));
          } else {
            var other = request.getRequestDispatcher("/other");
            request.setAttribute("said", request.getHeader("TE") == null ? "" : "page");
            if (forwards) {
              other.forward(request, response);
            } else {
              response.getWriter().print("page");
              other.include(request, response);
              response.getWriter().print("page");
            }
          }
        };
    assertSameAsUnguarded(servlet);
    scene.assertRefused(
        guarded(
            scene,
            (request, response) -> {
              if (request.getDispatcherType() != DispatcherType.REQUEST) {
                response.getWriter().print(KEY.substring(9));
              } else if (forwards) {
                response.setHeader("X-Page", KEY);
                request.getRequestDispatcher("/other").forward(request, response);
              } else {
                response.getWriter().print("a page " + KEY.substring(0, 9));
                request.getRequestDispatcher("/other").include(request, response);
              }
            }));
  }

  @Test
  default void aForwardByAServletsNameIsGuardedToo() throws IOException {
    GuardScene scene = new GuardScene();
    Playing.Part servlet =
        (request, response) -> {
          if (request.getAttribute("again") == null) {
            request.setAttribute("again", true);
            request.getServletContext().getNamedDispatcher("playing").forward(request, response);
          } else {
            response.getWriter().print("page" + request.getParameter("more"));
          }
        };
    assertSameAsUnguarded(servlet);
    stage().playing().play(servlet, scene.guard());
    scene.assertRefused(RawAnswer.to(stage().address(), "GET", "/page?more=" + KEY));
  }

  @Test
  default void aWrapperOfTheApplicationIsGuardedToo() throws IOException {
    GuardScene scene = new GuardScene();
    scene.assertRefused(
        guarded(
            scene,
            (request, response) -> {
              HttpServletResponse own = new HttpServletResponseWrapper(response) {};
              own.getOutputStream().print("page " + KEY);
            }));
  }

  @Test
  default void aKeyThatIsGoneByTheEndIsNoMatter() throws IOException {
    RawAnswer answer =
        guarded(
            new GuardScene(),
            (request, response) -> {
              response.setHeader("X-Page", KEY);
              response.setHeader("X-Page", "1");
              response.getOutputStream().write(bytes("page"));
            });
    assertThat(answer.header("x-page")).hasValue("1");
  }

  @Test
  default void whoGoesOnWritingToAStoppedResponseIsTold() throws IOException {
    GuardScene scene = new GuardScene();
    CompletableFuture<Throwable> told = new CompletableFuture<>();
    RawAnswer answer =
        guarded(
            scene,
            (request, response) -> {
              try {
                response.getOutputStream().write(bytes("page " + KEY));
                while (true) {
                  response.getOutputStream().write(text(BOUND));
                }
              } catch (IOException expected) {
                told.complete(expected);
                response.getOutputStream().flush();
              }
            });
    scene.assertRefused(answer);
    scene.sweep().assertClean(told.join());
  }
}
