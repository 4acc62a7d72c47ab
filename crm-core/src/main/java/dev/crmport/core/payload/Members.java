package dev.crmport.core.payload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object in their order, as plain values: {@link Map}, {@link
 * java.util.List}, {@link String}, {@link Long}, {@link java.math.BigInteger}, {@link
 * java.math.BigDecimal}, {@link Boolean} or null. Immutable as long as nobody changes the nested
 * maps and lists; printing shows the names only, since the values are people's data.
 */
public final class Members {
  private static final Members EMPTY = new Members(new LinkedHashMap<>());

  private final Map<String, @Nullable Object> values;

  private Members(Map<String, @Nullable Object> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** No members. */
  public static Members empty() {
    return EMPTY;
  }

  /** A copy of a map, in its order. */
  public static Members of(Map<String, ? extends @Nullable Object> values) {
    return new Members(new LinkedHashMap<>(values));
  }

  /**
   * The members of a value that should be a JSON object.
   *
   * @throws Mismatch where it is something else
   */
  public static Members ofValue(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new Mismatch("an object");
    }
    LinkedHashMap<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach((name, member) -> copy.put(String.valueOf(name), member));
    return new Members(copy);
  }

  /** The same with one member set, at its place or at the end. */
  public Members with(String name, @Nullable Object value) {
    LinkedHashMap<String, @Nullable Object> copy = new LinkedHashMap<>(values);
    copy.put(name, value);
    return new Members(copy);
  }

  /** The value of a member; nothing where it is absent or null. */
  public Optional<Object> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Whether there are no members at all. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** All of them, unmodifiable, in their order; a value may be null. */
  public Map<String, @Nullable Object> asMap() {
    return values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Members members && values.equals(members.values);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(values);
  }

  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
