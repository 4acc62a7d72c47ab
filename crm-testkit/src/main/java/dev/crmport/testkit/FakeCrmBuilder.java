package dev.crmport.testkit;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.pace.Pacer;
import dev.crmport.core.pace.Time;
import dev.crmport.testkit.engine.FakeEngine;
import dev.crmport.testkit.engine.FakeSettings;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a {@link FakeCrm} is to be like; everything has a default. Not for many threads.
 */
public final class FakeCrmBuilder {
  private final FakeSettings.Builder settings = FakeSettings.builder();
  private Optional<InstantSource> dates = Optional.empty();
  private Pacer pacer = new UnpacedPacer();
  private Time time = Time.system();
  private Supplier<Optional<Credential>> key = () -> Optional.of(Fixtures.aCredential());

  FakeCrmBuilder() {}

  /**
   * The key that calls are made with; it stays the caller's to close. A fictional one by default.
   */
  public FakeCrmBuilder credential(Credential credential) {
    Credential copy = credential.copy();
    key = () -> Optional.of(copy.copy());
    return this;
  }

  /** Asks a source for the key of this client, at every call. */
  public FakeCrmBuilder credentials(CredentialSource source, ClientId client) {
    key = () -> source.find(client);
    return this;
  }

  /** Lets every call fail because there is no key. */
  public FakeCrmBuilder noCredential() {
    key = Optional::empty;
    return this;
  }

  /** What calls wait for; by default nothing. */
  public FakeCrmBuilder pacer(Pacer turns) {
    pacer = turns;
    return this;
  }

  /** The clock of deadlines, of the record of traffic and, unless told otherwise, of dates. */
  public FakeCrmBuilder time(Time clock) {
    time = clock;
    return this;
  }

  /** Where the dates in answers come from. */
  public FakeCrmBuilder clock(InstantSource source) {
    dates = Optional.of(source);
    return this;
  }

  /** Requests per key in any rolling second before 429; 0, the default, for no limit. */
  public FakeCrmBuilder limitPerSecond(int requests) {
    settings.limitPerSecond(requests);
    return this;
  }

  /**
   * Accepts this key, and from now on only keys that were named so.
   *
   * @param guid the key without its mode suffix
   * @param modes 0 (My Voters), 1 (My Campaign) or both
   */
  public FakeCrmBuilder acceptKey(String guid, Set<Integer> modes) {
    return acceptKey(guid, modes, Map.of());
  }

  /**
   * Accepts this key, with members that replace or follow those of its default profile.
   *
   * @param profile plain JSON: text, {@code Long}, {@code Boolean}, maps, lists, null
   */
  public FakeCrmBuilder acceptKey(
      String guid, Set<Integer> modes, Map<String, ? extends @Nullable Object> profile) {
    settings.acceptKey(guid, modes, profile);
    return this;
  }

  /** Operations that answer 403 to everybody, such as {@code updatePerson}. */
  public FakeCrmBuilder refuseActions(Set<String> operationNames) {
    settings.refuseActions(operationNames);
    return this;
  }

  /** The {@code $expand} sections closed to mode 1; replaces scores and pollingLocation. */
  public FakeCrmBuilder refuseSections(Set<String> sections) {
    settings.refuseSections(sections);
    return this;
  }

  /** Custom fields that exist; their values are accepted and not kept. */
  public FakeCrmBuilder customFields(Set<Integer> ids) {
    settings.customFields(ids);
    return this;
  }

  /** The fake. */
  public FakeCrm build() {
    Time clock = time;
    settings.clock(dates.orElse(clock::now));
    return FakeCrm.of(FakeCrm.State.of(new FakeEngine(settings.build()), pacer, clock, key));
  }
}
