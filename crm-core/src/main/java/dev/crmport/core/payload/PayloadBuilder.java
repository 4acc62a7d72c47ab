package dev.crmport.core.payload;

import org.jspecify.annotations.Nullable;

/**
 * Collects the members of an object to be sent. Not safe for use by many threads; what it builds
 * is.
 *
 * @param <B> the builder itself
 */
public abstract class PayloadBuilder<B extends PayloadBuilder<B>> {
  private Members members = Members.empty();

  /** A builder without members. */
  protected PayloadBuilder() {}

  /** The builder itself, in its own type. */
  protected abstract B self();

  /** Sets a declared member. */
  protected final <T> B set(Member<T> member, T value) {
    members = member.set(members, value);
    return self();
  }

  /** The members so far. */
  protected final Members members() {
    return members;
  }

  /**
   * Sets a member that has no method here.
   *
   * @param value a plain value: map, list, text, number, truth value or null
   */
  public final B member(String name, @Nullable Object value) {
    members = members.with(name, value);
    return self();
  }
}
