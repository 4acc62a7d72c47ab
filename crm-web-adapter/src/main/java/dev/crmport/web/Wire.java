package dev.crmport.web;

import dev.crmport.web.StoppedResponse.Part;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** The way to the client, behind the {@link Gate}. One thread at a time. */
interface Wire {
  /** A line of the head: what may not hold a key besides the body. */
  record Line(Part part, String name, String value) {}

  /** Of the request. */
  String method();

  /** Of the request, without its query. */
  String path();

  /** The head as it would go out now. */
  List<Line> head();

  /** The value of {@code Content-Encoding}; empty without one. */
  String contentEncoding();

  /** How the body's text is encoded, where that is said. */
  Optional<Charset> charset();

  /** Whether the head went out without the gate. */
  boolean isBegun();

  /** Sends a part of the body, and the head before the first one. The array stays the caller's. */
  void send(byte[] bytes, int offset, int length) throws IOException;

  /** Has the server keep nothing back of what was sent. */
  void flush() throws IOException;

  /** Forgets headers and status, as if nothing had been set. */
  void reset();

  /** Sends a 500 with this plain text, after a {@link #reset}. */
  void refuse(byte[] text) throws IOException;

  /** Breaks the connection, so that the client knows that it has not the whole. */
  void cut();
}
