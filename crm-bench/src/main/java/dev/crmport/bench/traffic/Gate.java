package dev.crmport.bench.traffic;

import java.io.IOException;

/** A limiter as a user would put it around a request. Safe for use by many threads. */
public interface Gate {
  /** Runs the request when the limiter lets it. */
  void pass(Errand errand) throws InterruptedException, IOException;

  /** Sends one request and reads its answer. */
  interface Errand {
    /**
     * Goes and comes back.
     *
     * @param answerBegan to be run at the first byte of the answer
     */
    void run(Runnable answerBegan) throws InterruptedException, IOException;
  }
}
