package dev.crmport.testkit.engine;

import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one fake CRM is set up. Immutable; made by a {@link Builder}, which is not for many threads.
 *
 * <p>The defaults are those of the committee that was recorded: no custom fields, and in mode 1 the
 * sections {@code scores} and {@code pollingLocation} are refused.
 */
public final class FakeSettings {
  final String baseUrl;
  final Map<String, KnownKey> keys;
  final Set<String> refusedActions;
  final Set<String> refusedSections;
  final Set<Integer> customFields;
  final int limitPerSecond;
  final int firstVanId;
  final InstantSource clock;
  final long seed;

  private FakeSettings(Builder from) {
    this.baseUrl = from.baseUrl;
    // In the order in which they were given: their references are numbered.
    this.keys = Collections.unmodifiableMap(new LinkedHashMap<>(from.keys));
    this.refusedActions = Set.copyOf(from.refusedActions);
    this.refusedSections = Set.copyOf(from.refusedSections);
    this.customFields = Set.copyOf(from.customFields);
    this.limitPerSecond = from.limitPerSecond;
    this.firstVanId = from.firstVanId;
    this.clock = from.clock;
    this.seed = from.seed;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** A key that the fake was told of: the modes it has, and what its profile says of it. */
  record KnownKey(Set<Integer> modes, Map<String, @Nullable Object> profile) {
    @Override
    public String toString() {
      return "KnownKey" + modes;
    }
  }

  /** Collects settings; every one of them has a default. */
  public static final class Builder {
    private String baseUrl = "https://api.securevan.com/v4";
    private final Map<String, KnownKey> keys = new LinkedHashMap<>();
    private final Set<String> refusedActions = new LinkedHashSet<>();
    private Set<String> refusedSections = Set.of("scores", "pollingLocation");
    private final Set<Integer> customFields = new LinkedHashSet<>();
    private int limitPerSecond;
    private int firstVanId = 102_700_001;
    private InstantSource clock = InstantSource.system();
    private long seed = 1;

    private Builder() {}

    /** The address that {@code Location} and {@code nextPageLink} begin with, without a slash. */
    public Builder baseUrl(String newBaseUrl) {
      this.baseUrl = newBaseUrl;
      return this;
    }

    /**
     * Accepts this key, and from now on only keys that were named so; without any, every
     * well-formed key is accepted in both modes.
     *
     * @param guid the key without its mode suffix
     * @param modes 0, 1 or both
     * @param profile members that replace or follow those of the default profile
     * @throws IllegalArgumentException when it is not a GUID or a mode is neither 0 nor 1
     */
    public Builder acceptKey(
        String guid, Set<Integer> modes, Map<String, ? extends @Nullable Object> profile) {
      String canonical = guid.toLowerCase(Locale.ROOT);
      if (!PresentedKey.isGuid(canonical)) {
        throw new IllegalArgumentException("the key is not a GUID; leave the mode suffix out");
      }
      if (modes.isEmpty() || !Set.of(0, 1).containsAll(modes)) {
        throw new IllegalArgumentException("modes must be 0, 1 or both, were " + modes);
      }
      keys.put(canonical, new KnownKey(Set.copyOf(modes), new LinkedHashMap<>(profile)));
      return this;
    }

    /** Operation names that answer 403 to everybody, such as {@code updatePerson}. */
    public Builder refuseActions(Set<String> operationNames) {
      refusedActions.addAll(operationNames);
      return this;
    }

    /** The {@code $expand} sections that mode 1 may not ask for; replaces the default. */
    public Builder refuseSections(Set<String> sections) {
      this.refusedSections = Set.copyOf(sections);
      return this;
    }

    /** Custom fields that exist, so that writing them is accepted; their values are not kept. */
    public Builder customFields(Set<Integer> ids) {
      customFields.addAll(ids);
      return this;
    }

    /** Requests per key in any rolling second before 429; 0, the default, for no limit. */
    public Builder limitPerSecond(int requests) {
      if (requests < 0) {
        throw new IllegalArgumentException("limit must be 0 or more, was " + requests);
      }
      this.limitPerSecond = requests;
      return this;
    }

    /** The id of the first person; later ones follow it. */
    public Builder firstVanId(int vanId) {
      this.firstVanId = vanId;
      return this;
    }

    /** Where the dates in answers come from. */
    public Builder clock(InstantSource newClock) {
      this.clock = newClock;
      return this;
    }

    /** Makes the reference codes of two fakes the same or different. */
    public Builder seed(long newSeed) {
      this.seed = newSeed;
      return this;
    }

    public FakeSettings build() {
      return new FakeSettings(this);
    }
  }
}
