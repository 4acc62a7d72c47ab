package dev.crmport.web.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.onboarding.KeyOnboarding;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.FakeCrm;
import dev.crmport.testkit.Fixtures;
import dev.crmport.testkit.InMemoryCredentialStore;
import dev.crmport.testkit.LeakSweep;
import dev.crmport.testkit.ManualTime;
import dev.crmport.testkit.TestKeys;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** A page with its store and its CRM, and all that was logged since. Closing it sweeps that. */
final class EntryScene implements AutoCloseable {
  static final ClientId ACME = new ClientId("acme");
  static final ApplicationName APPLICATION = new ApplicationName("acmeCrmProduct");
  static final Duration VALID = Duration.ofMinutes(30);

  static final int REAL_NUMBER = 0x4b1d0ae7;
  static final String REAL = TestKeys.numbered(REAL_NUMBER);
  static final String NEXT = TestKeys.numbered(0x5c2e1bf8);
  static final String VOTERS = TestKeys.numbered(0x6d3f2c09);
  static final String BOTH = TestKeys.numbered(0x7e4a3d1a);
  static final String DEMO = TestKeys.numbered(0x2f5b4e2b);
  static final String UNKNOWN = TestKeys.numbered(0x3a6c5f3c);
  static final String UNLUCKY = TestKeys.numbered(0x1b7d6a4d);

  /** Takes a while to make. */
  static final LeakSweep SWEEP =
      List.of(NEXT, VOTERS, BOTH, DEMO, UNKNOWN, UNLUCKY).stream()
          .reduce(
              LeakSweep.of(ApiKey.of(REAL), APPLICATION),
              (sweep, key) -> sweep.and(ApiKey.of(key), APPLICATION),
              (one, other) -> one);

  private static final Map<String, Object> PROFILE =
      Map.of("databaseName", "Riverbend", "committeeName", "Riverbend Neighbors & Friends");

  final ManualTime time = ManualTime.stopped();
  final InMemoryCredentialStore store = new InMemoryCredentialStore();
  final FakeCrm crm =
      FakeCrm.builder()
          .acceptKey(REAL, Set.of(1), PROFILE)
          .acceptKey(NEXT, Set.of(1), PROFILE)
          .acceptKey(VOTERS, Set.of(0), PROFILE)
          .acceptKey(BOTH, Set.of(0, 1), PROFILE)
          .acceptKey(DEMO, Set.of(1))
          .acceptKey(UNLUCKY, Set.of(1), Map.of("databaseName", "<b>" + UNLUCKY + "|1"))
          .build();
  final Queue<KeyEntered> entered = new ConcurrentLinkedQueue<>();
  final UsedLinks used = UsedLinks.inMemory(time);
  final KeyLinks links;
  private final PageStage stage;
  private final Log log = new Log();

  private EntryScene(PageStage stage, URI page) {
    this.stage = stage;
    links = KeyLinks.to(page, APPLICATION, KeyLinks.newSecret()).time(time);
    Logger.getLogger("").addHandler(log);
  }

  /** A page on plain loopback. */
  static EntryScene on(PageStage stage) {
    return on(stage, options -> {});
  }

  static EntryScene on(PageStage stage, Consumer<KeyPage.Builder> options) {
    return on(stage, addressOf(stage), options);
  }

  /** The same, but its public address is another one. */
  static EntryScene on(PageStage stage, URI page, Consumer<KeyPage.Builder> options) {
    EntryScene scene = new EntryScene(stage, page);
    scene.show(options);
    return scene;
  }

  void show(Consumer<KeyPage.Builder> options) {
    KeyPage.Builder builder =
        KeyPage.builder(KeyOnboarding.with(crm.access()), store, links)
            .redactor(Redactor.create())
            .time(time)
            .usedLinks(used)
            .listener(entered::add);
    options.accept(builder);
    stage.show(builder.build());
  }

  static URI addressOf(PageStage stage) {
    InetSocketAddress address = stage.address();
    return URI.create("http://127.0.0.1:" + address.getPort() + "/");
  }

  URI link() {
    return links.toAdd(ACME, VALID);
  }

  URI replacingLink() {
    return links.toReplace(ACME, VALID);
  }

  /** A browser that is new to the page. */
  Visitor visitor() {
    return new Visitor(addressOf(stage));
  }

  void keep(String client, int number) {
    try (Credential credential = Fixtures.aCredentialOf(client, number)) {
      store.add(credential);
    }
  }

  /** Whose last four are stored; fails where there are none. */
  String storedLastFour() {
    try (Credential stored = store.find(ACME).orElseThrow()) {
      return stored.reference().lastFour();
    }
  }

  void assertNothingStored() {
    assertThat(store.list()).isEmpty();
    assertThat(entered).isEmpty();
  }

  String logged() {
    return String.join("\n", log.lines);
  }

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(log);
    SWEEP.assertClean(logged());
    SWEEP.assertClean(entered.toString());
    store.close();
  }

  private static final class Log extends Handler {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    Log() {
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(new SimpleFormatter().format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
