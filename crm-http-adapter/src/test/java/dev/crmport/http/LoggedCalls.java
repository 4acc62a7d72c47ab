package dev.crmport.http;

import dev.crmport.core.introspection.Introspection;
import dev.crmport.testkit.Fault;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A program of its own, since the JDK reads its log's settings once: calls with all logs on. */
final class LoggedCalls {
  private static final Logger ROOT = Logger.getLogger("");

  private LoggedCalls() {}

  public static void main(String[] arguments) {
    ConsoleHandler console = new ConsoleHandler();
    console.setLevel(Level.ALL);
    ROOT.addHandler(console);
    ROOT.setLevel(Level.ALL);
    int done = 0;
    try (Rig rig = Rig.standard()) {
      if (Boolean.getBoolean("unguarded")) {
        Logger.getLogger(HeaderLogGuard.LOGGER).setFilter(null);
      }
      rig.server.script(Fault.none(), Fault.resetAfterApplying());
      for (int i = 0; i < 2; i++) {
        var unused = rig.crm.call(Introspection.echo("x"));
        done++;
      }
      System.out.println(
          rig.crm + " " + rig.crm.with(dev.crmport.core.call.CallOptions.defaults()));
    }
    System.out.println("done " + done);
  }
}
