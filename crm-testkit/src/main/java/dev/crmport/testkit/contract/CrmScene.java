package dev.crmport.testkit.contract;

import dev.crmport.core.call.CrmPort;
import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.Fault;
import java.util.Collections;

/** A fake CRM without people, and the port under test that is connected to it. */
public interface CrmScene extends AutoCloseable {
  /** The port under test. */
  CrmPort crm();

  /** How many requests the CRM has seen, refused ones included. */
  int requestsSeen();

  /** How many people the CRM has stored. */
  int peopleStored();

  /**
   * Lets the CRM fail: so many next requests are answered with this status and not applied.
   *
   * @param status 429 with "Try again in 1 ms.", or 500, or 503
   */
  void failNext(int times, int status);

  /** Ends both. */
  @Override
  void close();

  /**
   * A scene over HTTP.
   *
   * @param server closed with the scene
   * @param port closed with the scene too if it can be
   */
  static CrmScene over(FakeCrmServer server, CrmPort port) {
    return new CrmScene() {
      @Override
      public CrmPort crm() {
        return port;
      }

      @Override
      public int requestsSeen() {
        return server.traffic().requests().size();
      }

      @Override
      public int peopleStored() {
        return server.peopleStored();
      }

      @Override
      public void failNext(int times, int status) {
        Fault fault =
            switch (status) {
              case 429 -> Fault.tooManyRequests(1);
              case 500 -> Fault.serverError();
              case 503 -> Fault.serviceUnavailable();
              default ->
                  throw new IllegalArgumentException(
                      "the fault was not scripted: the fake has none with status " + status);
            };
        server.script(Collections.nCopies(times, fault).toArray(Fault[]::new));
      }

      @Override
      public void close() {
        try (server) {
          if (port instanceof AutoCloseable closeable) {
            closeable.close();
          }
        } catch (Exception failed) {
          throw new IllegalStateException("the port under test could not be closed", failed);
        }
      }
    };
  }
}
