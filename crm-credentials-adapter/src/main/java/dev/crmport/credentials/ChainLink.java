package dev.crmport.credentials;

import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.StoreUnusable;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One place of a chain. Whether it is there is asked until it was opened; from then on it has to
 * stay, since what comes behind it may know another key of the same client.
 */
final class ChainLink implements AutoCloseable {
  private final String name;
  private final BooleanSupplier there;
  private final Supplier<? extends CredentialSource> opening;

  /** Guards the two fields below. */
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable CredentialSource opened;
  private boolean closed;

  ChainLink(String name, BooleanSupplier there, Supplier<? extends CredentialSource> opening) {
    this.name = name;
    this.there = there;
    this.opening = opening;
  }

  String name() {
    return name;
  }

  /** What is there; nothing where the link is to be passed over. */
  Optional<CredentialSource> source() {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException(
            "no key was looked for: the chain was closed, and what its links held was"
                + " overwritten; make a new one");
      }
      if (opened == null && there.getAsBoolean()) {
        opened = telling(opening);
      }
      return Optional.ofNullable(opened);
    } finally {
      lock.unlock();
    }
  }

  /** Asks the source of this link; a failure says which link it was. */
  <T> T ask(CredentialSource source, Function<CredentialSource, T> question) {
    return telling(() -> question.apply(source));
  }

  private <T> T telling(Supplier<T> step) {
    try {
      return step.get();
    } catch (StoreUnusable unusable) {
      throw new StoreUnusable(
          unusable.reason(),
          unusable.getMessage()
              + " (this is the link "
              + name
              + " of a chain; those behind it were not asked, because they may have a key that"
              + " this one suspended or replaced)",
          unusable);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      if (opened instanceof AutoCloseable open) {
        open.close();
      }
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IllegalStateException("the link " + name + " was not closed", failed);
    } finally {
      lock.unlock();
    }
  }
}
