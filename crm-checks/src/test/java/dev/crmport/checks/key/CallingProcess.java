package dev.crmport.checks.key;

import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.key.ClientId;
import dev.crmport.credentials.AgeFileStore;
import dev.crmport.http.HttpCrm;
import dev.crmport.pacing.MachinePacer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process that calls the CRM from several threads, over and over, until its key is refused. Says
 * so once each of them has had an answer, and ends with 0 where all were refused for a suspension.
 */
final class CallingProcess {
  static final String CALLING = "calling";
  static final int THREADS = 6;
  private static final int MOST_CALLS = 500;

  private CallingProcess() {}

  /** Arguments: the folder with store, identity and lanes; the CRM's address; the client. */
  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    boolean all;
    try (AgeFileStore store =
            AgeFileStore.open(home.resolve("keys.age"), home.resolve("identity.txt"));
        MachinePacer pacer = MachinePacer.in(home.resolve("lanes")).build();
        HttpCrm crm =
            HttpCrm.builder(store, new ClientId(args[2]))
                .baseUrl(URI.create(args[1]))
                .pacer(pacer)
                .build()) {
      all = runToTheEnd(crm);
    }
    System.exit(all ? 0 : 1);
  }

  private static boolean runToTheEnd(HttpCrm crm) throws InterruptedException, ExecutionException {
    List<Future<Boolean>> callers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      crm.call(Introspection.keyProfile());
      System.out.println(CALLING);
      for (int i = 0; i < THREADS; i++) {
        callers.add(threads.submit(() -> isSuspendedInTheEnd(crm)));
      }
    }
    boolean all = true;
    for (Future<Boolean> caller : callers) {
      all &= caller.get();
    }
    return all;
  }

  private static boolean isSuspendedInTheEnd(HttpCrm crm) {
    for (int call = 0; call < MOST_CALLS; call++) {
      try {
        crm.call(Introspection.keyProfile());
      } catch (KeyRefused refused) {
        return refused.reason() == KeyRefused.Reason.SUSPENDED;
      }
    }
    return false;
  }
}
