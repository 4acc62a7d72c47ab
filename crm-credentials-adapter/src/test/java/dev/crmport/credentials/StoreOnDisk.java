package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** A store and its identity in a directory of a test's own, and ways to look past the port. */
record StoreOnDisk(Path directory) {
  Path store() {
    return directory.resolve("keys/keys.age");
  }

  Path identity() {
    return directory.resolve("secret/identity.txt");
  }

  AgeFileStore openOrCreate() {
    return AgeFileStore.openOrCreate(store(), identity());
  }

  AgeFileStore open() {
    return AgeFileStore.open(store(), identity());
  }

  byte[] sealed() throws IOException {
    return Files.readAllBytes(store());
  }

  /** What is encrypted in the store. */
  String plain() throws IOException {
    try (PlainText text = sealing().open(sealed())) {
      return new String(text.array(), 0, text.length(), UTF_8);
    }
  }

  /** Puts a text into the store, encrypted for its identity. */
  void encrypt(String plain) throws IOException {
    byte[] bytes = plain.getBytes(UTF_8);
    try (PlainText text = new PlainText(bytes.length)) {
      text.write(bytes, 0, bytes.length);
      Files.write(store(), sealing().seal(text));
    }
  }

  private SealedText sealing() {
    return new SealedText(
        new WholeFile("the key store", store(), WholeFile.Move.ATOMIC),
        new AgeIdentity(identity()));
  }

  static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** The names of the files beside the store, in their order. */
  List<String> filesBesideTheStore() throws IOException {
    try (Stream<Path> files = Files.list(store().getParent())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  List<Path> everything() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> !file.equals(directory)).sorted().toList();
    }
  }
}
