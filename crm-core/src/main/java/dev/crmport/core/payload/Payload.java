package dev.crmport.core.payload;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object of the CRM. Accessors give the members that its type declares, {@link #members} all of
 * them, those that the CRM added since included. Immutable; equal when type and members are.
 *
 * <p>Every declared member is read once when the object is made, so that a value of another type
 * fails where the answer is read, and not later in the caller's code.
 */
public abstract class Payload {
  private final Members members;

  /**
   * An object as it came or as it will be sent.
   *
   * @param declared the members that the type knows
   * @throws Mismatch where one of them has another type
   */
  protected Payload(Members members, List<Member<?>> declared) {
    this.members = members;
    for (Member<?> member : declared) {
      var unused = member.in(members);
    }
  }

  /** All members, in their order. */
  public final Members members() {
    return members;
  }

  /** The value of a declared member; nothing where it is absent, null or unset. */
  protected final <T> Optional<T> get(Member<T> member) {
    return member.in(members);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Payload payload
        && payload.getClass() == getClass()
        && payload.members.equals(members);
  }

  @Override
  public final int hashCode() {
    return members.hashCode();
  }

  /** The type and the names of its members, without their values: those are people's data. */
  @Override
  public final String toString() {
    return getClass().getSimpleName() + members;
  }
}
