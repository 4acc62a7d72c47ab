package dev.crmport.web;

import dev.crmport.core.redact.Finding;
import java.util.Optional;

/**
 * A response that held a key and did not go out.
 *
 * @param method of the request, such as {@code GET}
 * @param path of the request, redacted and without its query
 * @param part where in the response the key stood
 * @param name of the header or trailer, redacted, where it stood in one
 * @param finding what it was; its place is a character of that part, of a body a byte, counted in
 *     what a client sees once it has undone the content encoding
 * @param brokenOff whether the connection was broken, because clean parts of the body were out
 *     already; else the client got a 500
 */
public record StoppedResponse(
    String method,
    String path,
    Part part,
    Optional<String> name,
    Finding finding,
    boolean brokenOff) {

  /** The parts of a response. */
  public enum Part {
    /** A header, {@code Location} and {@code Set-Cookie} among them; its name or its value. */
    HEADER("the header"),
    /** A header behind the body. */
    TRAILER("the trailer"),
    /** The message given with an error status, which a server's error page repeats. */
    ERROR_MESSAGE("the error's message"),
    /** A failure that left the application; a server's error page prints it. */
    FAILURE("the failure that the application let out"),
    /** The body. */
    BODY("the body");

    private final String said;

    Part(String said) {
      this.said = said;
    }

    /** For people, such as {@code the body}. */
    @Override
    public String toString() {
      return said;
    }
  }

  /** For people and logs; no key is in it. */
  @Override
  public String toString() {
    return "the response to "
        + method
        + " "
        + path
        + (brokenOff ? " was broken off: " : " was not sent, a 500 was instead: ")
        + finding
        + " of "
        + part
        + name.map(n -> " " + n).orElse("")
        + "; leave it out where the response is made";
  }
}
