package dev.crmport.cli;

import dev.crmport.cli.csv.PeopleFile;
import dev.crmport.core.bulk.BulkPolicy;
import dev.crmport.core.call.CallOptions;
import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.onboarding.CheckedKey;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.pace.PaceListener;
import dev.crmport.core.pace.PaceMeter;
import dev.crmport.core.pace.Urgency;
import dev.crmport.credentials.AgeFileStore;
import dev.crmport.http.HttpCrm;
import dev.crmport.testkit.FakeCrmServer;
import dev.crmport.testkit.LeakSweep;
import dev.crmport.testkit.TestKeys;
import dev.crmport.testkit.TrafficRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code crm demo}: the main job, with nothing but this command. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Runs the main job against a fake CRM on this machine.",
      "A key goes into a fresh store, and 40 fictional people from a CSV file into the CRM, at the"
          + " CRM's pace. Takes some 10 seconds."
    })
final class DemoCommand implements Callable<Integer> {
  private static final ClientId CLIENT = new ClientId("demo");
  private static final ApplicationName APPLICATION = new ApplicationName("crmPortDemo");
  private static final Duration LATENCY = Duration.ofMillis(20);
  private static final int MY_CAMPAIGN = 1;
  private static final int ANY_NUMBER = 1 << 30;

  private final Surroundings surroundings;
  private final Screen screen;

  DemoCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
  }

  @Override
  public Integer call() throws IOException {
    screen.keepTranscript();
    String guid = TestKeys.numbered(new SecureRandom().nextInt(ANY_NUMBER));
    Path place = Files.createTempDirectory("crm-demo-");
    Path people = place.resolve("people.csv");
    try (InputStream shipped =
        Objects.requireNonNull(DemoCommand.class.getResourceAsStream("demo-people.csv"))) {
      OwnFile.write(people, shipped.readAllBytes());
    }
    try (FakeCrmServer server =
        FakeCrmServer.builder().latency(LATENCY).acceptKey(guid, Set.of(MY_CAMPAIGN)).start()) {
      screen.say("A fake CRM listens on " + server.baseUrl() + ".");
      screen.say("");
      screen.say("1. A key is added, once the CRM has said whose it is:");
      Path store = place.resolve("keys.age");
      Path identity = place.resolve("identity.txt");
      CredentialSummary key = addKey(guid, server, store, identity);
      screen.say("key         " + key.reference());
      screen.say("store       " + store);
      screen.say("");
      screen.say("2. The people of " + people + " are brought into the CRM:");
      SyncSummary summary = sync(server, store, identity, people, key);
      screen.say("");
      screen.say("3. What it came to:");
      summary.lines().forEach(screen::say);
      boolean held = showTraffic(server.traffic());
      boolean silent = showLeaks(guid);
      showNext(place);
      return exit(summary, held && silent);
    }
  }

  private CredentialSummary addKey(String guid, FakeCrmServer server, Path store, Path identity) {
    CredentialStore keys = AgeFileStore.openOrCreate(store, identity);
    try (CommandPacer pacer = pacer(store, Opening.UNHEARD);
        KeyText typed = KeyText.of((guid + "|" + MY_CAMPAIGN).toCharArray())) {
      KeyIntake intake =
          new KeyIntake(
              screen, Opening.access(Optional.of(server.baseUrl()), pacer, screen), APPLICATION);
      try (CheckedKey key = intake.check(CLIENT, typed, Optional.empty(), keys)) {
        return intake.add(key, keys);
      }
    } finally {
      Opening.close(keys);
    }
  }

  private SyncSummary sync(
      FakeCrmServer server, Path store, Path identity, Path people, CredentialSummary key) {
    LocalDate today = LocalDate.ofInstant(surroundings.time().now(), ZoneOffset.UTC);
    PeopleFile file = PeopleFile.open(people, Map.of(), today);
    SyncJob job =
        new SyncJob(
            surroundings,
            screen,
            file,
            file.count(),
            people.resolveSibling("people.refused.csv"),
            BulkPolicy.standard(),
            false);
    PaceMeter meter = new PaceMeter(surroundings.time());
    CredentialStore source = AgeFileStore.open(store, identity);
    try (CommandPacer pacer = pacer(store, meter);
        HttpCrm crm = Opening.crm(Optional.of(server.baseUrl()), source, CLIENT, pacer, screen)) {
      return job.run(
          crm.with(CallOptions.defaults().urgency(Urgency.BATCH)), pacer, meter, key.reference());
    } finally {
      Opening.close(source);
    }
  }

  /** Like that of any other command, except that its lanes go with the rest of the demo. */
  private CommandPacer pacer(Path store, PaceListener listener) {
    return Opening.pacer(
        new StateFolder(store.resolveSibling("state")), listener, surroundings, screen);
  }

  private boolean showTraffic(TrafficRecord traffic) {
    int most = traffic.mostArrivalsInAnyRollingSecond();
    int atOnce = traffic.mostInFlight();
    screen.say(
        "The server saw "
            + traffic.requests().size()
            + " requests: at most "
            + most
            + " arrived in any rolling second, at most "
            + atOnce
            + " in flight.");
    boolean held = most <= Pace.standard().permits() && atOnce <= 1;
    if (!held) {
      screen.tell("crm: the CRM allows 5 in any second and 1 in flight: this run broke that.");
    }
    return held;
  }

  private boolean showLeaks(String guid) {
    boolean silent;
    try (ApiKey key = ApiKey.of(guid)) {
      // Looks for far more than the redactor takes out: it is to find what that one missed.
      silent = LeakSweep.of(key, APPLICATION).findings(screen.transcript()).isEmpty();
    }
    if (silent) {
      screen.say("No form of the key is in anything that was shown here.");
    } else {
      screen.tell("crm: a form of the key was shown. Please report it.");
    }
    return silent;
  }

  private void showNext(Path place) {
    String keys =
        " --store age:"
            + place.resolve("keys.age")
            + " --identity "
            + place.resolve("identity.txt");
    screen.say("");
    screen.say("What to try next:");
    List.of(
            "crm keys list" + keys,
            "crm sync " + place.resolve("people.csv") + " --dry-run",
            "crm fake --port 8421        (in another terminal; then:)",
            "crm sync "
                + place.resolve("people.csv")
                + " --client demo --base-url http://127.0.0.1:8421/v4"
                + keys)
        .forEach(command -> screen.say("  ./" + command));
  }

  private static int exit(SyncSummary summary, boolean mannersHeld) {
    if (summary.report().stopped()) {
      return Exit.INTERRUPTED;
    }
    boolean complete = summary.report().unknown() + summary.report().failed() == 0;
    return mannersHeld && complete ? Exit.DONE : Exit.FAILED;
  }
}
