package dev.crmport.web.entry;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer, in the words of no server.
 *
 * @param headers in order; the length of the body is not among them
 * @param body HTML, to be sent in UTF-8
 */
record Answered(int status, List<Header> headers, String body) {
  record Header(String name, String value) {}

  static Answered page(int status, String html) {
    return new Answered(status, List.of(), html);
  }

  /** Sends the browser elsewhere by a GET, so that what it has posted is forgotten. */
  static Answered seeOther(String place) {
    return new Answered(303, List.of(new Header("Location", place)), "");
  }

  Answered with(String name, String value) {
    return with(List.of(new Header(name, value)));
  }

  Answered with(List<Header> further) {
    List<Header> all = new ArrayList<>(headers);
    all.addAll(further);
    return new Answered(status, List.copyOf(all), body);
  }
}
