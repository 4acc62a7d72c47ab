package dev.crmport.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A server that answers with one page, whatever it is asked. */
public interface Stage extends AutoCloseable {
  InetSocketAddress address();

  /**
   * What it answers from now on.
   *
   * @param guard what stands before it; null for nothing
   */
  void play(Page page, @Nullable ResponseGuard guard);

  default RawAnswer get() throws IOException {
    return RawAnswer.to(address(), "GET", "/page");
  }

  @Override
  void close();
}
