package dev.crmport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.AddResult;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/** Steps that several tests of credential sources take. */
final class CredentialTrials {
  private static final long PATIENCE_SECONDS = 30;

  private CredentialTrials() {}

  static Credential found(CredentialSource source, ClientId client) {
    return source
        .find(client)
        .orElseThrow(() -> new AssertionError("the source does not find the client " + client));
  }

  static void assertSharedLane(AddResult result, Credential first) {
    assertThat(result)
        .isInstanceOfSatisfying(
            AddResult.Added.class,
            added -> {
              assertThat(added.sharesLaneWith()).contains(first.client());
              assertThat(added.stored().lane()).isEqualTo(first.lane());
            });
  }

  /** Lets so many threads begin together; returns for how many of them the trial was true. */
  static long atOnce(int threads, IntPredicate trial) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        results.add(
            pool.submit(
                () -> {
                  start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                  return trial.test(thread);
                }));
      }
      long held = 0;
      for (Future<Boolean> result : results) {
        held += result.get(PATIENCE_SECONDS, TimeUnit.SECONDS) ? 1 : 0;
      }
      return held;
    } finally {
      pool.shutdownNow();
    }
  }
}
