package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.MISSING;
import static dev.crmport.core.key.StoreUnusable.Reason.NOT_WRITTEN;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.SuspendableSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Several sources, asked in their order: the first one that knows a client decides about it alone.
 *
 * <ul>
 *   <li>A key that is suspended or retired in one link is found as that. A link behind it that has
 *       an active one is not asked.
 *   <li>A link whose place is not there (no such file, the variable is not set) is passed over, and
 *       looked for again the next time.
 *   <li>A link that is there and cannot be read, or is gone after it was there, is an error: what
 *       it has to say of the client is not known, and the links behind it do not know it either.
 *       Whoever starts anew without the link gets the key of the next one.
 * </ul>
 *
 * <p>A state is written to the link that supplied the key, if that one keeps states. If it does
 * not, {@link MachineSuspensions} around the chain keeps it for this machine. The same key in a
 * link behind it is not touched, and a suspension there is not seen: let a key stand in one link.
 *
 * <p>Safe for use by many threads. Closing the chain closes its links.
 */
public final class ChainSource implements SuspendableSource, AutoCloseable {
  private final List<ChainLink> links;

  private ChainSource(List<ChainLink> links) {
    this.links = List.copyOf(links);
  }

  /** A chain without links; add them in the order in which they are to be asked. */
  public static Builder builder() {
    return new Builder();
  }

  /** A credential and where it came from; its credential is the caller's to close. */
  private record Supplied(ChainLink link, CredentialSource source, Credential credential) {}

  @Override
  public Optional<Credential> find(ClientId client) {
    return supply(client).map(Supplied::credential);
  }

  /**
   * Which link supplies the client's key now.
   *
   * <p><b>Errors:</b> as for {@link #find}.
   *
   * @return the link's name; nothing where no link knows the client
   */
  public Optional<String> suppliedBy(ClientId client) {
    return supply(client)
        .map(
            supplied -> {
              supplied.credential().close();
              return supplied.link().name();
            });
  }

  private Optional<Supplied> supply(ClientId client) {
    boolean any = false;
    for (ChainLink link : links) {
      Optional<CredentialSource> there = link.source();
      any |= there.isPresent();
      Optional<Supplied> supplied =
          there.flatMap(
              source ->
                  link.ask(source, asked -> asked.find(client))
                      .map(credential -> new Supplied(link, source, credential)));
      if (supplied.isPresent()) {
        return supplied;
      }
    }
    requireOne(any);
    return Optional.empty();
  }

  /** All clients of all links, each as the first link that knows it says. */
  @Override
  public List<CredentialSummary> list() {
    boolean any = false;
    SortedMap<ClientId, CredentialSummary> clients =
        new TreeMap<>(Comparator.comparing(ClientId::value));
    for (ChainLink link : links) {
      Optional<CredentialSource> there = link.source();
      any |= there.isPresent();
      there
          .map(source -> link.ask(source, CredentialSource::list))
          .ifPresent(listed -> listed.forEach(each -> clients.putIfAbsent(each.client(), each)));
    }
    requireOne(any);
    return List.copyOf(clients.values());
  }

  private void requireOne(boolean any) {
    if (!any) {
      throw new StoreUnusable(
          MISSING,
          "no key was looked for: none of the places where one may be is there ("
              + links.stream().map(ChainLink::name).collect(Collectors.joining(", "))
              + "); put a key into one of them",
          null);
    }
  }

  @Override
  public Optional<Reach> setState(Credential seen, KeyState state) {
    Optional<Supplied> supplied = supply(seen.client());
    if (supplied.isEmpty()) {
      return Optional.empty();
    }
    try (Credential stored = supplied.get().credential()) {
      if (supplied.get().source() instanceof SuspendableSource store) {
        return store.setState(seen, state);
      }
      if (!stored.sameAs(seen)) {
        return Optional.empty();
      }
      if (stored.state() == state) {
        return Optional.of(Reach.MACHINE);
      }
      throw new StoreUnusable(
          NOT_WRITTEN,
          "the state of the key of client "
              + stored.client()
              + " was not changed: it comes from "
              + supplied.get().link().name()
              + ", which cannot keep it; change the key there, or keep the state on this machine",
          null);
    }
  }

  /** Closes the links. Closing again does nothing; any other use is an error. */
  @Override
  public void close() {
    RuntimeException failure = null;
    for (ChainLink link : links) {
      try {
        link.close();
      } catch (RuntimeException failed) {
        // The others hold keys too.
        failure = failed;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Names the links, never what is in them. */
  @Override
  public String toString() {
    return links.stream()
        .map(ChainLink::name)
        .collect(Collectors.joining(", then ", "keys from ", ""));
  }

  /** The links, in their order. Not safe for use by many threads; what it builds is. */
  public static final class Builder {
    /** The file that keys are in where nothing else is said. */
    private static final Path USUAL_STORE = Path.of(".config", "crm", "keys.age");

    /** Where containers find their secrets, ours among those of other programs. */
    private static final Path CONTAINER_SECRETS = Path.of("/run/secrets");

    private static final String OUR_SECRETS = "crm-key-";

    private final List<ChainLink> links = new ArrayList<>();

    private Builder() {}

    /**
     * A source that is there in any case.
     *
     * @param name what messages and {@link ChainSource#suppliedBy} call it
     * @param source closed together with the chain, if it can be closed
     */
    public Builder link(String name, CredentialSource source) {
      return link(name, () -> true, () -> source);
    }

    /**
     * A source that is there as soon as something is at its place.
     *
     * @param place a file or a directory; one that the system does not let this process see counts
     *     as there
     * @param opening opens it then, once
     */
    public Builder link(String name, Path place, Supplier<? extends CredentialSource> opening) {
      return link(name, () -> !Files.notExists(place), opening);
    }

    Builder link(String name, BooleanSupplier there, Supplier<? extends CredentialSource> opening) {
      links.add(new ChainLink(name, there, opening));
      return this;
    }

    /**
     * What {@link EnvironmentSource} reads, if {@code CRM_KEY_FILE} is set.
     *
     * @param variables as {@link System#getenv()} gives them
     */
    public Builder environment(Map<String, String> variables) {
      return link(
          "env:", () -> EnvironmentSource.isSet(variables), () -> EnvironmentSource.of(variables));
    }

    /**
     * The usual places: the environment, the age file {@code ~/.config/crm/keys.age}, and what the
     * platform mounts: the files {@code crm-key-CLIENT}, as {@link DirectorySource} reads them, in
     * the directory that {@code CREDENTIALS_DIRECTORY} names (systemd) and in {@code /run/secrets}
     * (containers).
     *
     * @param identity opens the age file, if {@code CRM_PASSPHRASE_FILE} is not set
     * @param variables as {@link System#getenv()} gives them; {@code HOME} is what {@code ~} means
     */
    public Builder usual(Path identity, Map<String, String> variables) {
      environment(variables);
      Path store = Path.of(CredentialBackends.home(variables)).resolve(USUAL_STORE);
      String address = "age:" + store;
      link(address, store, () -> CredentialBackends.open(address, identity, variables));
      Optional.ofNullable(EnvironmentSource.variable(variables, "CREDENTIALS_DIRECTORY"))
          .ifPresent(directory -> platform(Path.of(directory), variables));
      return platform(CONTAINER_SECRETS, variables);
    }

    private Builder platform(Path directory, Map<String, String> variables) {
      return link(
          "dir:" + directory.resolve(OUR_SECRETS + "*"),
          directory,
          () -> DirectorySource.of(directory, variables).beginningWith(OUR_SECRETS));
    }

    /** The chain; nothing is opened before it is asked for a key. */
    public ChainSource build() {
      if (links.isEmpty()) {
        throw new IllegalArgumentException(
            "the chain was not made: it has no links; name at least one place for keys");
      }
      return new ChainSource(links);
    }
  }
}
