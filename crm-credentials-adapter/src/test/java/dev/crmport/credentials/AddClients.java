package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;

import dev.crmport.core.key.AddResult;
import dev.crmport.core.key.Credential;
import java.io.IOException;
import java.nio.file.Path;

/** A process that adds clients to a store: {@code STORE IDENTITY PREFIX COUNT}. */
final class AddClients {
  private AddClients() {}

  public static void main(String[] args) throws IOException {
    Path store = Path.of(args[0]);
    Path identity = Path.of(args[1]);
    int count = Integer.parseInt(args[3]);
    // Ready; the one who started us lets all begin at once.
    System.out.println("ready");
    if (System.in.read() < 0) {
      System.exit(2);
    }
    try (AgeFileStore keys = AgeFileStore.openOrCreate(store, identity)) {
      for (int i = 0; i < count; i++) {
        String client = args[2] + i;
        try (Credential credential =
            aCredentialOf(client, Math.floorMod(client.hashCode(), Integer.MAX_VALUE))) {
          if (!(keys.add(credential) instanceof AddResult.Added)) {
            System.exit(3);
          }
        }
      }
    }
  }
}
