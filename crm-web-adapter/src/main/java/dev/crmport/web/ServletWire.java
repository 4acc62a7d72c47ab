package dev.crmport.web;

import dev.crmport.web.StoppedResponse.Part;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way to the client of a servlet. */
final class ServletWire implements Wire {
  static final String LOCATION = "Location";

  private final HttpServletResponse answer;
  private final String method;
  private final String path;
  private final AsyncTrack async;

  /** Some containers turn them into headers late. */
  private final List<Cookie> cookies = new ArrayList<>();

  private @Nullable Supplier<Map<String, String>> trailers;
  private Map<String, String> lastTrailers = Map.of();

  /** Set once the application writes without blocking. */
  private @Nullable Pump pump;

  ServletWire(HttpServletRequest request, HttpServletResponse answer, AsyncTrack async) {
    this.answer = answer;
    this.async = async;
    method = request.getMethod();
    path = request.getRequestURI();
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public List<Line> head() {
    List<Line> lines = new ArrayList<>();
    for (String name : answer.getHeaderNames()) {
      Collection<String> values = answer.getHeaders(name);
      values.forEach(value -> lines.add(new Line(Part.HEADER, name, value)));
    }
    String type = answer.getContentType();
    if (type != null) {
      lines.add(new Line(Part.HEADER, "Content-Type", type));
    }
    for (Cookie cookie : cookies) {
      lines.add(new Line(Part.HEADER, "Set-Cookie", said(cookie)));
    }
    Supplier<Map<String, String>> late = trailers;
    if (late != null) {
      lastTrailers = Objects.requireNonNullElse(late.get(), Map.of());
      lastTrailers.forEach((name, value) -> lines.add(new Line(Part.TRAILER, name, value)));
    }
    return lines;
  }

  private static String said(Cookie cookie) {
    StringBuilder text = new StringBuilder();
    text.append(cookie.getName()).append('=').append(cookie.getValue());
    cookie
        .getAttributes()
        .forEach((name, value) -> text.append("; ").append(name).append('=').append(value));
    return text.toString();
  }

  void note(Cookie cookie) {
    cookies.add(cookie);
  }

  @Nullable Supplier<Map<String, String>> trailers() {
    return trailers;
  }

  /** What the container may ask instead: it gets what was looked at, and not something newer. */
  Supplier<Map<String, String>> checked(Supplier<Map<String, String>> supplier) {
    trailers = supplier;
    return () -> lastTrailers;
  }

  @Override
  public String contentEncoding() {
    return String.join(",", answer.getHeaders("Content-Encoding"));
  }

  @Override
  public Optional<Charset> charset() {
    String name = answer.getCharacterEncoding();
    try {
      return name == null ? Optional.empty() : Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  @Override
  public boolean isBegun() {
    return answer.isCommitted();
  }

  @Override
  public void send(byte[] bytes, int offset, int length) throws IOException {
    Pump known = pump;
    if (known == null) {
      answer.getOutputStream().write(bytes, offset, length);
    } else {
      known.send(bytes, offset, length);
    }
  }

  @Override
  public void flush() throws IOException {
    Pump known = pump;
    if (known == null) {
      answer.flushBuffer();
    } else {
      known.flush();
    }
  }

  @Override
  public void reset() {
    answer.reset();
    forget();
  }

  /** The application has reset the response. */
  void forget() {
    cookies.clear();
    trailers = null;
    lastTrailers = Map.of();
  }

  @Override
  public void refuse(byte[] text) throws IOException {
    answer.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    answer.setContentType("text/plain;charset=US-ASCII");
    answer.setHeader("Cache-Control", "no-store");
    answer.setContentLength(text.length);
    send(text, 0, text.length);
  }

  @Override
  public void cut() {
    lastTrailers = Map.of();
    async.comesForCut();
  }

  void listen(WriteListener listener) {
    try {
      ServletOutputStream out = answer.getOutputStream();
      Pump made = new Pump(out, listener);
      pump = made;
      out.setWriteListener(made);
    } catch (IOException impossible) {
      throw new IllegalStateException(
          "the listener was not set: the container gave no stream to listen to", impossible);
    }
  }

  boolean isReady() {
    Pump known = pump;
    return known == null || known.isReady();
  }

  /** Goes on as soon as nothing is left to send. */
  void afterSending(Runnable next) {
    Pump known = pump;
    if (known == null) {
      next.run();
    } else {
      known.afterSending(next);
    }
  }
}
