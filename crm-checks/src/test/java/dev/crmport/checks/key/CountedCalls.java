package dev.crmport.checks.key;

import dev.crmport.core.failure.CrmException;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.key.ClientId;
import dev.crmport.credentials.AgeFileStore;
import dev.crmport.http.HttpCrm;
import dev.crmport.testkit.UnpacedPacer;
import java.net.URI;
import java.nio.file.Path;

/** A process that makes so many calls, one after the other, and ends with 0 where none failed. */
final class CountedCalls {
  private CountedCalls() {}

  /** Arguments: the folder with store and identity; the CRM's address; the client; how many. */
  public static void main(String[] args) {
    Path home = Path.of(args[0]);
    int failed = 0;
    try (AgeFileStore store =
            AgeFileStore.open(home.resolve("keys.age"), home.resolve("identity.txt"));
        HttpCrm crm =
            HttpCrm.builder(store, new ClientId(args[2]))
                .baseUrl(URI.create(args[1]))
                .pacer(new UnpacedPacer())
                .build()) {
      crm.call(Introspection.keyProfile());
      System.out.println(CallingProcess.CALLING);
      for (int call = 1; call < Integer.parseInt(args[3]); call++) {
        try {
          crm.call(Introspection.keyProfile());
        } catch (CrmException failure) {
          System.err.println(failure.getMessage());
          failed++;
        }
      }
    }
    System.exit(failed == 0 ? 0 : 1);
  }
}
