package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;

/**
 * One of the public test vectors of age (C2SP/CCTV): a head that says what should come of it, an
 * empty line, and an age file.
 *
 * @param expect {@code success}, or what is wrong with it
 * @param payload the SHA-256 of what is in it, in hex; empty where there is none
 * @param content the age file
 */
record AgeVector(
    String name,
    String expect,
    String payload,
    List<String> identities,
    List<String> passphrases,
    boolean isArmored,
    ByteBuffer content) {
  /** All of them, where {@code -Dcrm.data} names a directory that has them. */
  static List<AgeVector> all() throws IOException {
    String data = System.getProperty("crm.data", "");
    Path directory = Path.of(data, "age-vectors");
    assumeThat(!data.isEmpty() && Files.isDirectory(directory))
        .as("-Dcrm.data names a directory that has age-vectors")
        .isTrue();
    List<AgeVector> vectors = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        vectors.add(read(file));
      }
    }
    return vectors;
  }

  private static AgeVector read(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    int end = 0;
    while (all[end] != '\n' || all[end + 1] != '\n') {
      end++;
    }
    List<String> head = new String(all, 0, end, UTF_8).lines().toList();
    byte[] rest = Arrays.copyOfRange(all, end + 2, all.length);
    if (!valuesOf(head, "compressed").isEmpty()) {
      rest = new InflaterInputStream(new ByteArrayInputStream(rest)).readAllBytes();
    }
    return new AgeVector(
        file.getFileName().toString(),
        valuesOf(head, "expect").getFirst(),
        String.join("", valuesOf(head, "payload")),
        valuesOf(head, "identity"),
        valuesOf(head, "passphrase"),
        !valuesOf(head, "armored").isEmpty(),
        ByteBuffer.wrap(rest).asReadOnlyBuffer());
  }

  byte[] sealed() {
    byte[] copy = new byte[content.remaining()];
    content.get(0, copy);
    return copy;
  }

  private static List<String> valuesOf(List<String> head, String name) {
    String prefix = name + ": ";
    return head.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .toList();
  }

  boolean isToBeOpened() {
    return expect.equals("success");
  }

  /** Needs an identity of a kind that is not taken here. */
  boolean isPostQuantum() {
    return identities.stream().anyMatch(identity -> identity.contains("-PQ-"));
  }

  boolean isPayload(PlainText text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(text.array(), 0, text.length());
      return HexFormat.of().formatHex(digest.digest()).equals(payload);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
