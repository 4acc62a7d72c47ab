package dev.crmport.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an application answers, in the words of no server.
 *
 * @param pieces the body, as it is written; null stands for a flush
 * @param length what is announced, or less than 0
 */
public record Page(int status, Map<String, String> headers, List<byte[]> pieces, long length) {
  static Page of(byte[]... pieces) {
    return new Page(200, Map.of("Content-Type", "text/html"), List.of(pieces), -1);
  }

  static Page of(String body) {
    return of(body.getBytes(ISO_8859_1));
  }

  Page with(String header, String value) {
    Map<String, String> more = new java.util.LinkedHashMap<>(headers);
    more.put(header, value);
    return new Page(status, more, pieces, length);
  }

  Page withStatus(int other) {
    return new Page(other, headers, pieces, length);
  }

  Page withItsLength() {
    return new Page(status, headers, pieces, body().length);
  }

  /** Has the response flushed behind these pieces, counted from 0; -1 is before the first. */
  Page flushedBehind(Integer... places) {
    List<byte[]> flushed = new ArrayList<>();
    List<Integer> all = List.of(places);
    if (all.contains(-1)) {
      flushed.add(null);
    }
    for (int i = 0; i < pieces.size(); i++) {
      flushed.add(pieces.get(i));
      if (all.contains(i)) {
        flushed.add(null);
      }
    }
    return new Page(status, headers, flushed, length);
  }

  byte[] body() {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    pieces.stream().filter(piece -> piece != null).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
