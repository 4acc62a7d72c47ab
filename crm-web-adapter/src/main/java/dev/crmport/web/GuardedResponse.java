package dev.crmport.web;

import dev.crmport.web.StoppedResponse.Part;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A servlet's response of which nothing goes out before the {@link Gate} has seen it. */
final class GuardedResponse extends HttpServletResponseWrapper {
  private final ResponseGuard guard;
  private final HttpServletResponse answer;
  private final ServletWire wire;
  private final Gate gate;
  private final AsyncTrack async = new AsyncTrack(this);
  private @Nullable GuardedOutput stream;
  private @Nullable EncodedWriter encoded;
  private @Nullable PrintWriter writer;

  GuardedResponse(ResponseGuard guard, HttpServletRequest request, HttpServletResponse answer) {
    super(answer);
    this.guard = guard;
    this.answer = answer;
    wire = new ServletWire(request, answer, async);
    gate = new Gate(guard, wire);
  }

  boolean isBy(ResponseGuard other) {
    return guard == other;
  }

  Gate gate() {
    return gate;
  }

  AsyncTrack async() {
    return async;
  }

  /** Stops the response where a failure shows a key; then it must not go on to the container. */
  boolean swallows(Throwable failure) {
    return gate.isStopped() || gate.refuses(Part.FAILURE, Printed.of(failure));
  }

  /** The response is complete: lets out what is held, or stops it. */
  void finish() throws IOException {
    EncodedWriter text = encoded;
    if (text != null) {
      text.drain();
    }
    gate.finish();
  }

  /** The same, and then goes on, once the client has taken it where nobody may wait for that. */
  void finishThen(Runnable next) {
    try {
      finish();
    } catch (IOException gone) {
      // The client is: there is nobody to send to.
    }
    wire.afterSending(next);
  }

  @Override
  public ServletOutputStream getOutputStream() {
    if (writer != null) {
      throw new IllegalStateException(
          "the stream was not given: getWriter has been called for this response");
    }
    GuardedOutput known = stream;
    if (known == null) {
      known = new GuardedOutput(this, wire);
      stream = known;
    }
    return known;
  }

  @Override
  public PrintWriter getWriter() throws UnsupportedEncodingException {
    if (stream != null) {
      throw new IllegalStateException(
          "the writer was not given: getOutputStream has been called for this response");
    }
    PrintWriter known = writer;
    if (known == null) {
      String encoding = getCharacterEncoding();
      Charset charset;
      try {
        charset = Charset.forName(encoding);
      } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
        throw new UnsupportedEncodingException("this Java does not know the response's encoding");
      }
      if (!isSaid(encoding)) {
        setCharacterEncoding(encoding);
      }
      EncodedWriter text = new EncodedWriter(this, charset);
      encoded = text;
      known = new PrintWriter(text);
      writer = known;
    }
    return known;
  }

  /**
   * Whether the content type says the encoding, or needs not to: text that is written makes a
   * default a part of it, but JSON is UTF-8 without a word.
   */
  private boolean isSaid(String encoding) {
    String type = Objects.requireNonNullElse(getContentType(), "").toLowerCase(Locale.ROOT);
    return type.contains("charset=")
        || (type.endsWith("/json") && encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name()));
  }

  @Override
  public void setContentLength(int length) {
    setContentLengthLong(length);
  }

  @Override
  public void setContentLengthLong(long length) {
    super.setContentLengthLong(length);
    gate.announce(length);
  }

  @Override
  public void flushBuffer() throws IOException {
    EncodedWriter text = encoded;
    if (text != null) {
      text.drain();
    }
    gate.flush();
  }

  @Override
  public boolean isCommitted() {
    return !gate.isHolding() || super.isCommitted();
  }

  @Override
  public void reset() {
    requireHolding("reset");
    super.reset();
    wire.forget();
    gate.clear();
    gate.announce(-1);
    stream = null;
    encoded = null;
    writer = null;
  }

  @Override
  public void resetBuffer() {
    requireHolding("emptied");
    super.resetBuffer();
    gate.clear();
    EncodedWriter text = encoded;
    if (text != null) {
      text.clear();
    }
  }

  @Override
  public void addCookie(Cookie cookie) {
    wire.note(cookie);
    super.addCookie(cookie);
  }

  @Override
  public void setTrailerFields(Supplier<Map<String, String>> supplier) {
    super.setTrailerFields(wire.checked(supplier));
  }

  @Override
  public @Nullable Supplier<Map<String, String>> getTrailerFields() {
    return wire.trailers();
  }

  @Override
  public void sendError(int status) throws IOException {
    sendError(status, null);
  }

  @Override
  public void sendError(int status, @Nullable String message) throws IOException {
    requireHolding("turned into an error");
    if (!gate.refuses(Part.ERROR_MESSAGE, message == null ? "" : message)) {
      gate.hand();
      if (message == null) {
        super.sendError(status);
      } else {
        super.sendError(status, message);
      }
    }
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    if (redirects(location)) {
      super.sendRedirect(location);
    }
  }

  // The three below came with Servlet 6.1; on 6.0 nobody calls them.

  @Override
  public void sendRedirect(String location, int status) throws IOException {
    sendRedirect(location, status, true);
  }

  @Override
  public void sendRedirect(String location, boolean clearBuffer) throws IOException {
    sendRedirect(location, SC_FOUND, clearBuffer);
  }

  @Override
  public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
    if (!clearBuffer) {
      requireHolding("turned into a redirect");
      setStatus(status);
      setHeader(ServletWire.LOCATION, location);
      finish();
    } else if (redirects(location)) {
      super.sendRedirect(location, status, true);
    }
  }

  private boolean redirects(String location) {
    requireHolding("turned into a redirect");
    answer.setHeader(ServletWire.LOCATION, location);
    if (gate.refuses(Part.HEADER, "")) {
      return false;
    }
    gate.hand();
    return true;
  }

  private void requireHolding(String what) {
    if (!gate.isHolding() || super.isCommitted()) {
      throw new IllegalStateException(
          "the response was not " + what + ": a part of it is out already, or it was stopped");
    }
  }
}
