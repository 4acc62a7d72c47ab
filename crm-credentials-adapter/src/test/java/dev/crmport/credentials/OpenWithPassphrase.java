package dev.crmport.credentials;

import dev.crmport.core.key.StoreUnusable;
import java.nio.file.Path;

/** A process that opens a store and prints why it could not: {@code STORE PASSPHRASEFILE}. */
final class OpenWithPassphrase {
  private OpenWithPassphrase() {}

  public static void main(String[] args) {
    try (Passphrase passphrase = Passphrase.inFile(Path.of(args[1]));
        AgeFileStore store = AgeFileStore.open(Path.of(args[0]), passphrase)) {
      System.out.println("opened " + store);
    } catch (StoreUnusable e) {
      e.printStackTrace(System.out);
    }
  }
}
