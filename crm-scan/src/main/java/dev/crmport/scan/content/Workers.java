package dev.crmport.scan.content;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that read. Whoever has more for them than they can take reads himself, so memory stays
 * bounded and the one who walks is never idle. For one thread that hands out work.
 */
public final class Workers implements AutoCloseable {
  private static final int WAITING = 256;

  private final Supplier<ContentReader> readers;
  private final Queue<ContentReader> idle = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final ThreadPoolExecutor threads;

  /**
   * Starts them.
   *
   * @param count how many read at once, the caller's thread included; 1 or more
   * @param readers makes a reader for each of them
   */
  public Workers(int count, Supplier<ContentReader> readers) {
    this.readers = readers;
    int others = Math.max(1, count - 1);
    threads =
        new ThreadPoolExecutor(
            others,
            others,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(count == 1 ? 1 : WAITING),
            job -> {
              Thread thread = new Thread(job, "crm-scan");
              thread.setDaemon(true);
              return thread;
            },
            new CallerRunsPolicy());
  }

  /** Has this done, now or later, here or there. */
  public void submit(Consumer<ContentReader> job) {
    threads.execute(() -> run(job));
  }

  private void run(Consumer<ContentReader> job) {
    ContentReader reader = idle.poll();
    if (reader == null) {
      reader = readers.get();
    }
    try {
      job.accept(reader);
    } catch (RuntimeException | Error fault) {
      failure.compareAndSet(null, fault);
    } finally {
      idle.add(reader);
    }
  }

  /**
   * Waits until all is done; helps.
   *
   * @throws CancellationException where the thread was interrupted
   */
  @Override
  public void close() {
    for (Runnable job = threads.getQueue().poll(); job != null; job = threads.getQueue().poll()) {
      job.run();
    }
    threads.shutdown();
    try {
      while (!threads.awaitTermination(1, TimeUnit.DAYS)) {
        // A large file takes its time.
      }
    } catch (InterruptedException stopped) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
      throw new CancellationException("the scan was not finished: it was interrupted");
    }
    switch (failure.get()) {
      case null -> {}
      case RuntimeException fault -> throw fault;
      case Error fault -> throw fault;
      default -> throw new IllegalStateException("a fault of no known kind");
    }
  }
}
