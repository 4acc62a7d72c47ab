package dev.crmport.cli;

import com.sun.net.httpserver.HttpHandler;
import dev.crmport.core.pace.Time;
import dev.crmport.web.entry.KeyEntered;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of the page, until a key is stored and its owner has seen so, until it is time, or until
 * somebody stops it. One thread waits, any others tell.
 */
final class PageRun {
  /** For a browser to ask for the page that says that the key is stored. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Time time;
  private final Thread waiting = Thread.currentThread();
  private volatile @Nullable KeyEntered entered;
  private volatile boolean shown;
  private volatile boolean stopped;

  /** Waited for by the thread that makes it. */
  PageRun(Time time) {
    this.time = time;
  }

  void entered(KeyEntered what) {
    entered = what;
    time.unpark(waiting);
  }

  void stop() {
    stopped = true;
    time.unpark(waiting);
  }

  /** The same handler, watched for the page that follows a stored key. */
  HttpHandler watching(HttpHandler page) {
    return exchange -> {
      boolean after = entered != null;
      page.handle(exchange);
      if (after) {
        shown = true;
        time.unpark(waiting);
      }
    };
  }

  /** Returns when there is no reason to go on. */
  void await(Duration longest) {
    long end = time.nanos() + longest.toNanos();
    while (entered == null && !stopped && end - time.nanos() > 0) {
      rest(end);
    }
    long grace = time.nanos() + GRACE.toNanos();
    while (entered != null && !shown && !stopped && grace - time.nanos() > 0) {
      rest(grace);
    }
  }

  private void rest(long end) {
    time.parkUntil(this, end);
    if (Thread.interrupted()) {
      stopped = true;
    }
  }

  /** The key that was stored. */
  Optional<KeyEntered> entered() {
    return Optional.ofNullable(entered);
  }

  boolean isStopped() {
    return stopped;
  }
}
