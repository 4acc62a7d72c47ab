package dev.crmport.web.entry;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A request, in the words of no server. Names of headers in any case. */
interface Asked {
  String method();

  /** As it came, undecoded; empty without one. */
  String query();

  /** All lines of that name, in order. */
  List<String> headers(String name);

  /** Whether it came to this very server over TLS. */
  boolean isSecure();

  /** The address in numbers of who is at the other end of the connection. */
  String peer();

  /**
   * The body, or that much of it.
   *
   * @return an array of its own, to be wiped
   */
  byte[] body(int most) throws IOException;

  /** The first line of that name. */
  default Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }
}
