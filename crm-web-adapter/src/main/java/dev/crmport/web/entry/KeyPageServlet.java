package dev.crmport.web.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Puts a {@link KeyPage} into a Jakarta servlet container.
 *
 * <p><b>Shape:</b> register it with {@code ServletContext.addServlet(String, Servlet)} and map it
 * to the path of the page's address. It reads the body by itself: no filter before it may ask for
 * parameters, which would make the container read it first, and then no key comes through.<br>
 * <b>Errors:</b> {@link IOException} where the connection breaks.<br>
 * <b>Threads:</b> safe for many.
 */
@SuppressWarnings("exports") // See the module: whoever uses it has its types.
public final class KeyPageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // No container writes a servlet that it was given as an object.
  private final transient KeyPage page;

  /** This page. */
  public KeyPageServlet(KeyPage page) {
    this.page = page;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Answered answer = page.answer(new Request(request));
    response.setStatus(answer.status());
    answer.headers().forEach(line -> response.addHeader(line.name(), line.value()));
    if (request.getMethod().equals("HEAD")) {
      return;
    }
    byte[] body = answer.body().getBytes(UTF_8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private record Request(HttpServletRequest request) implements Asked {
    @Override
    public String method() {
      return request.getMethod();
    }

    @Override
    public String query() {
      return Objects.requireNonNullElse(request.getQueryString(), "");
    }

    @Override
    public List<String> headers(String name) {
      return Collections.list(request.getHeaders(name));
    }

    @Override
    public boolean isSecure() {
      return request.isSecure();
    }

    @Override
    public String peer() {
      return request.getRemoteAddr();
    }

    @Override
    public byte[] body(int most) throws IOException {
      return request.getInputStream().readNBytes(most);
    }
  }
}
