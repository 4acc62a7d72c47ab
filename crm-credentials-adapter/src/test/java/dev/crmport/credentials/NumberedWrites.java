package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that writes to a store until it is killed: {@code STORE IDENTITY NAME FIRST}. Write
 * number n gives the client NAME-(n modulo 50) the reference "wn"; once it is kept, n is printed.
 * Now and then it rotates the identity.
 */
final class NumberedWrites {
  static final int CLIENTS = 50;

  /** Behind each number, so that a part of one is not taken for another. */
  static final String END = ";";

  private static final int ROTATION_EACH = 7;

  private NumberedWrites() {}

  static ClientId clientOf(String name, int number) {
    return new ClientId(name + "-" + number % CLIENTS);
  }

  static String referenceOf(int number) {
    return "w" + number;
  }

  public static void main(String[] args) {
    try (AgeFileStore store = AgeFileStore.open(Path.of(args[0]), Path.of(args[1]))) {
      for (int number = Integer.parseInt(args[3]); ; number++) {
        write(store, args[2], number);
        System.out.println(number + END);
        if (number % ROTATION_EACH == 0) {
          store.rotateIdentity();
        }
      }
    }
  }

  private static void write(AgeFileStore store, String name, int number) {
    ClientId client = clientOf(name, number);
    Optional<Credential> stored = store.find(client);
    if (stored.isEmpty()) {
      try (Credential first = aCredentialOf(client.value(), number);
          Credential named = first.withCrmReference(referenceOf(number))) {
        store.add(named);
      }
      return;
    }
    try (Credential seen = stored.get();
        Credential next = seen.withCrmReference(referenceOf(number))) {
      if (!store.replace(seen, next)) {
        throw new IllegalStateException("somebody else changed " + client);
      }
    }
  }
}
