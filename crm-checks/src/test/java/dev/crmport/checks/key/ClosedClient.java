package dev.crmport.checks.key;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.credentials.CredentialBackends;
import dev.crmport.http.HttpCrm;
import dev.crmport.testkit.UnpacedPacer;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * A process that knows its key from the store alone, calls the CRM, closes what it has opened,
 * keeps it all the same, and dumps its heap before and after.
 */
final class ClosedClient {
  static final String OPEN = "open.hprof";
  static final String CLOSED_LIVE = "closed-live.hprof";
  static final String CLOSED_ALL = "closed-all.hprof";
  static final int CALLS = 12;

  /** What the JDK's client is; a cleaner keeps it until it has noticed that nobody else does. */
  private static final String JDK_CLIENT = "jdk.internal.net.http.HttpClientImpl ";

  private static final int MOST_COLLECTIONS = 100;

  /** Where a careless program would have them. */
  private static @Nullable HttpCrm crm;

  private static @Nullable CredentialSource source;

  private ClosedClient() {}

  /** Arguments: a folder; the store's address; its identity; the key file; the CRM's address. */
  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    CredentialSource keys =
        CredentialBackends.open(
            args[1],
            Path.of(args[2]),
            Map.of("CRM_KEY_FILE", args[3], "CRM_APPLICATION", "crmPortTests"));
    HttpCrm client =
        HttpCrm.builder(keys, new ClientId("default"))
            .baseUrl(URI.create(args[4]))
            .pacer(new UnpacedPacer())
            .build();
    source = keys;
    crm = client;
    for (int i = 0; i < CALLS; i++) {
      client.call(Introspection.keyProfile());
    }
    dump(home.resolve(OPEN), true);

    client.close();
    if (keys instanceof AutoCloseable open) {
      open.close();
    }
    for (int i = 0; i < MOST_COLLECTIONS && isAlive(JDK_CLIENT); i++) {
      Thread.onSpinWait();
    }
    dump(home.resolve(CLOSED_LIVE), true);
    System.gc();
    dump(home.resolve(CLOSED_ALL), false);
    System.out.println(crm + " " + source);
  }

  private static void dump(Path file, boolean live) throws Exception {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(file.toString(), live);
  }

  /** Collects, and looks what is left. */
  private static boolean isAlive(String type) throws JMException {
    Object histogram =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    return String.valueOf(histogram).contains(type);
  }
}
