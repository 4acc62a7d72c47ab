package dev.crmport.cli;

import dev.crmport.core.call.CrmAccess;
import dev.crmport.core.exposure.Suspensions;
import dev.crmport.core.handoff.HandoffBox;
import dev.crmport.core.introspection.KeyProfile;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialStore;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.KeyReference;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.pace.PaceListener;
import dev.crmport.core.pace.Pacer;
import dev.crmport.credentials.CredentialBackends;
import dev.crmport.credentials.MachineSuspensions;
import dev.crmport.http.HttpCrm;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Puts the parts together: which store, which CRM, which pacer. */
final class Opening {
  /** Nobody is told what the pacer does. */
  static final PaceListener UNHEARD = new PaceListener() {};

  private final Surroundings surroundings;
  private final Screen screen;
  private final CommonOptions options;

  Opening(Surroundings surroundings, Screen screen, CommonOptions options) {
    this.surroundings = surroundings;
    this.screen = screen;
    this.options = options;
  }

  /** The source that is there; makes nothing. To be closed by {@link #close}. */
  CredentialSource source() {
    CredentialSource source = suspendable();
    return options
        .application()
        .<CredentialSource>map(name -> new Renamed(source, name))
        .orElse(source);
  }

  /** The same, its keys under the names that they are stored with. */
  MachineSuspensions suspendable() {
    return suspendable(this::asStored);
  }

  /** What is done to that: its words never show a key, and its hours are those of this command. */
  Suspensions suspensions(MachineSuspensions source) {
    return Suspensions.builder(source)
        .redactor(screen.redactor())
        .time(surroundings.time())
        .build();
  }

  /** What is opened, with the suspensions of this machine. */
  MachineSuspensions suspendable(Supplier<CredentialSource> opened) {
    Path suspensions = StateFolder.of(surroundings).suspensions();
    return MachineSuspensions.over(opened.get(), suspensions);
  }

  private CredentialSource asStored() {
    return CommonOptions.checked(
        () -> CredentialBackends.open(options.store(), options.identity(), environment()));
  }

  /** The store that is there, for being changed. */
  CredentialStore store() {
    if (asStored() instanceof CredentialStore store) {
      return store;
    }
    throw CommandFailed.usage(
        "nothing was changed: keys cannot be stored in "
            + options.store()
            + "; they are changed where it takes them from. Use a store such as age:PATH.");
  }

  /** The store, made where neither it nor its identity is there. */
  CredentialStore storeOrNew() {
    return CommonOptions.checked(
        () -> CredentialBackends.openOrCreate(options.store(), options.identity(), environment()));
  }

  /** The keys that are stored; none where there is no store yet. To be closed by {@link #close}. */
  CredentialSource knownOrNone() {
    try {
      return suspendable(this::store);
    } catch (StoreUnusable notThere) {
      if (notThere.reason() == StoreUnusable.Reason.MISSING) {
        return new NoKeys();
      }
      throw notThere;
    }
  }

  /** The invitations in a store. */
  HandoffBox box(CredentialStore store) {
    return CredentialBackends.handoffsOf(store)
        .orElseThrow(
            () ->
                CommandFailed.usage(
                    "nothing was done: "
                        + options.store()
                        + " keeps no invitations. Use an age or a PKCS12 store for them, such as"
                        + " age:PATH."));
  }

  /** Uses the invitations in the store that is there. */
  <T> T inBox(Function<HandoffBox, T> use) {
    return inBox(store(), use);
  }

  /** The same; the store is made where neither it nor its identity is there. */
  <T> T inBoxOrNew(Function<HandoffBox, T> use) {
    return inBox(storeOrNew(), use);
  }

  private <T> T inBox(CredentialStore store, Function<HandoffBox, T> use) {
    try {
      return use.apply(box(store));
    } finally {
      close(store);
    }
  }

  /** What the client's key is called; refuses one that may not be used before anything is sent. */
  CredentialSummary usable(CredentialSource source, ClientId client) {
    Optional<Credential> found = source.find(client);
    if (found.isEmpty()) {
      throw CommandFailed.noKey(
          "nothing was sent",
          client,
          "Add one (crm keys add " + client + "), or name another client (crm keys list).");
    }
    try (Credential credential = found.get()) {
      screen.redactor().learn(credential);
      if (credential.state() != KeyState.ACTIVE) {
        throw CommandFailed.key(
            "nothing was sent: the key "
                + credential.reference()
                + " of client "
                + client
                + outOfUse(client, credential.state()));
      }
      return credential.summary();
    }
  }

  /**
   * What the client's key is called once the CRM has said how it calls it; kept where it can be.
   */
  CredentialSummary referenced(CredentialSummary used, KeyProfile profile) {
    Optional<String> told = profile.keyReference().filter(KeyReference::isReference);
    if (told.isEmpty() || told.equals(used.reference().crmReference())) {
      return used;
    }
    CredentialSource source = asStored();
    try (Credential stored = source.find(used.client()).orElse(null)) {
      if (stored == null || !stored.reference().equals(used.reference())) {
        return used;
      }
      try (Credential named = stored.withCrmReference(told.get())) {
        if (source instanceof CredentialStore store) {
          store.replace(stored, named);
        }
        return named.summary();
      }
    } finally {
      close(source);
    }
  }

  private String outOfUse(ClientId client, KeyState state) {
    String renewed = "Put the client's new key in its place: " + newKey(client) + ".";
    return state == KeyState.RETIRED
        ? " is retired. " + renewed
        : " is suspended. " + renewed + " If that was a false alarm: crm keys resume " + client;
  }

  /** How a new key gets to where this one is. */
  String newKey(ClientId client) {
    String address = options.store();
    int colon = address.indexOf(':');
    String scheme = address.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "env" -> "write it into the file that CRM_KEY_FILE names";
      case "dir", "chain" -> "write it to where " + address + " takes it from";
      default -> "crm keys rotate " + client;
    };
  }

  /** What paces the requests of this command, together with all others on this machine. */
  CommandPacer pacer(PaceListener listener) {
    return pacer(StateFolder.of(surroundings), listener, surroundings, screen);
  }

  static CommandPacer pacer(
      StateFolder state, PaceListener listener, Surroundings surroundings, Screen screen) {
    state.requireUsable();
    return new CommandPacer(state, listener, surroundings.time(), screen);
  }

  /** The CRM as this client's key sees it. */
  HttpCrm crm(CredentialSource source, ClientId client, Pacer pacer) {
    return crm(options.baseUrl(), source, client, pacer, screen);
  }

  /** The CRM for keys that are not stored yet. */
  CrmAccess access(Pacer pacer) {
    return access(options.baseUrl(), pacer, screen);
  }

  static CrmAccess access(Optional<URI> baseUrl, Pacer pacer, Screen screen) {
    return HttpCrm.access(crm -> configure(crm, baseUrl, pacer, screen));
  }

  private static void configure(
      HttpCrm.Builder crm, Optional<URI> baseUrl, Pacer pacer, Screen screen) {
    crm.pacer(pacer).redactor(screen.redactor());
    CommonOptions.checked(() -> baseUrl.map(crm::baseUrl));
  }

  static HttpCrm crm(
      Optional<URI> baseUrl, CredentialSource source, ClientId client, Pacer pacer, Screen screen) {
    HttpCrm.Builder crm = HttpCrm.builder(source, client);
    configure(crm, baseUrl, pacer, screen);
    return crm.build();
  }

  static void close(CredentialSource source) {
    if (source instanceof Renamed renamed) {
      close(renamed.source());
    } else if (source instanceof AutoCloseable open) {
      try {
        open.close();
      } catch (Exception wiping) {
        throw new IllegalStateException("the store was not closed", wiping);
      }
    }
  }

  private Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>(surroundings.environment());
    variables.putIfAbsent("HOME", surroundings.home().toString());
    return variables;
  }

  /** A source whose keys are used under another application name. */
  private record Renamed(CredentialSource source, ApplicationName name)
      implements CredentialSource {
    @Override
    public Optional<Credential> find(ClientId client) {
      return source
          .find(client)
          .map(
              credential -> {
                try (credential) {
                  return Credential.of(renamed(credential.summary()), credential.key().copy());
                }
              });
    }

    @Override
    public List<CredentialSummary> list() {
      return source.list().stream().map(this::renamed).toList();
    }

    private CredentialSummary renamed(CredentialSummary summary) {
      return new CredentialSummary(
          summary.client(),
          name,
          summary.reference(),
          summary.mode(),
          summary.lane(),
          summary.state());
    }
  }
}
