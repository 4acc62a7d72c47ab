package dev.crmport.cli;

import com.sun.net.httpserver.HttpServer;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.onboarding.KeyOnboarding;
import dev.crmport.core.onboarding.KeyPurpose;
import dev.crmport.core.pace.Time;
import dev.crmport.pacing.MachinePacer;
import dev.crmport.web.entry.KeyEntered;
import dev.crmport.web.entry.KeyLinks;
import dev.crmport.web.entry.KeyPage;
import dev.crmport.web.entry.KeyPageHandler;
import dev.crmport.web.entry.UsedLinks;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crm serve}. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = StateFolder.HELP,
    description = {
      "Runs the page on which the owner of a key adds it, and prints the link that opens it, once.",
      "Ends when a key is stored, when the link expires, or at Ctrl-C or SIGTERM.",
      "Without --tls it is on loopback only, for trying it."
    })
final class ServeCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofDays(30);

  private final Surroundings surroundings;
  private final Screen screen;

  @Mixin private final CommonOptions options;

  @Mixin private final PageServer server;

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      defaultValue = "30m",
      description = "How long the link is good, such as 90s, 30m, 8h, 2d (default: 30m).")
  private String expires = "30m";

  @Option(names = "--replace", description = "Lets the key take the place of the client's own.")
  private boolean replace;

  @Option(
      names = "--sandbox",
      description = "Takes keys of the CRM's demonstration databases as well.")
  private boolean sandbox;

  @Option(
      names = "--link-secret",
      paramLabel = "FILE",
      description =
          "What signs links, made where it is not there: with it a link outlives this run, if the"
              + " next one is at the same port.")
  private @Nullable String secretFile;

  ServeCommand(Surroundings surroundings, Screen screen) {
    this.surroundings = surroundings;
    this.screen = screen;
    options = new CommonOptions(surroundings);
    server = new PageServer(surroundings);
  }

  @Override
  public Integer call() {
    ClientId client = options.client();
    ApplicationName application = options.requiredApplication();
    Duration valid = Span.of(expires, "--expires", LONGEST);
    server.check();
    StateFolder state = StateFolder.of(surroundings);
    state.requireUsable();
    byte[] secret = secret();
    Opening opening = new Opening(surroundings, screen, options);
    PageRun run = new PageRun(surroundings.time());
    HttpServer listening = server.listen();
    try {
      URI address = server.address(listening.getAddress().getPort());
      KeyLinks links = KeyLinks.to(address, application, secret).time(surroundings.time());
      CredentialStore store = opening.storeOrNew();
      CredentialSource known = opening.suspendable(() -> store);
      try (MachinePacer pacer = MachinePacer.in(state.lanes()).time(surroundings.time()).build()) {
        requireFree(known, client);
        KeyPage page =
            KeyPage.builder(KeyOnboarding.with(opening.access(pacer)), store, links)
                .known(known)
                .purpose(sandbox ? KeyPurpose.ANY : KeyPurpose.PRODUCTION)
                .redactor(screen.redactor())
                .time(surroundings.time())
                .usedLinks(usedLinks(state))
                .listener(run::entered)
                .build();
        URI link = replace ? links.toReplace(client, valid) : links.toAdd(client, valid);
        serve(listening, page, run, link, valid);
      } finally {
        Opening.close(known);
      }
    } finally {
      listening.stop(0);
    }
    return told(run, client);
  }

  private byte[] secret() {
    return secretFile == null
        ? KeyLinks.newSecret()
        : LinkSecret.in(CommonOptions.path(secretFile, surroundings));
  }

  private UsedLinks usedLinks(StateFolder state) {
    Time time = surroundings.time();
    return secretFile == null
        ? UsedLinks.inMemory(time)
        : UsedLinks.inFolder(state.usedLinks(), time);
  }

  /** Before somebody is asked for a key in vain. */
  private void requireFree(CredentialSource known, ClientId client) {
    try (Credential stored = known.find(client).orElse(null)) {
      if (stored != null && !replace) {
        throw CommandFailed.failed(
            "the page was not started: client "
                + client
                + " has the key "
                + stored.reference()
                + ". Let the new one take its place with --replace, or name another client.");
      }
    }
  }

  private void serve(HttpServer listening, KeyPage page, PageRun run, URI link, Duration valid) {
    // A request that is being answered when the server stops is waited for: it may store a key.
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      listening.setExecutor(threads);
      listening.createContext("/", run.watching(new KeyPageHandler(page)));
      listening.start();
      surroundings.stop().onRequest(run::stop);
      screen.say(link.toString());
      screen.tell("Whoever opens this link can store one key. It is good for " + expires + ".");
      run.await(valid);
      listening.stop(0);
    }
  }

  private int told(PageRun run, ClientId client) {
    KeyEntered entered = run.entered().orElse(null);
    if (entered != null) {
      entered
          .sameKeyAs()
          .ifPresent(
              other -> screen.tell("The same key is stored for client " + other + ": one pace."));
      screen.say("key         " + entered.stored().reference());
      screen.say("Stored for client " + client + " in " + options.store() + ".");
      return Exit.DONE;
    }
    if (run.isStopped()) {
      screen.tell("No key was stored: the page was stopped.");
      return Exit.INTERRUPTED;
    }
    throw CommandFailed.failed(
        "no key was stored: the link has expired. Start the page again for a new one.");
  }
}
