package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;

import dev.crmport.core.key.Credential;
import dev.crmport.core.key.StoreUnusable;
import java.nio.file.Path;

/**
 * A process that adds clients to a store until that is refused, and prints how many were kept, why
 * it ended, and how many a second look finds: {@code STORE IDENTITY}.
 */
final class FillDisk {
  private static final int MORE_THAN_FIT = 10_000;

  private FillDisk() {}

  public static void main(String[] args) {
    Path store = Path.of(args[0]);
    Path identity = Path.of(args[1]);
    int kept = 0;
    try (AgeFileStore keys = AgeFileStore.openOrCreate(store, identity)) {
      while (kept < MORE_THAN_FIT) {
        try (Credential credential = aCredentialOf("client" + kept, kept)) {
          keys.add(credential);
        }
        kept++;
      }
    } catch (StoreUnusable e) {
      System.out.println("kept " + kept);
      System.out.println(e.reason() + " " + e.getMessage());
      try (AgeFileStore keys = AgeFileStore.open(store, identity)) {
        System.out.println("found " + keys.list().size());
      }
    }
  }
}
