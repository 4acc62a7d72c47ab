package dev.crmport.credentials;

import dev.crmport.core.handoff.Invitation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The invitations in a store's document, each with the identity that opens what is sealed to it,
 * and marks of what was opened with those that are spent. Owns the identities.
 */
final class StoredInvitations implements AutoCloseable {
  private final List<Open> open = new ArrayList<>();
  private final List<Spent> spent = new ArrayList<>();
  private boolean changed;

  /**
   * One that can be used.
   *
   * @param identity as {@code AGE-SECRET-KEY-1...}
   * @param unknown what a newer version noted beside it
   */
  record Open(Invitation invitation, KeptSecret identity, List<UnknownMember> unknown) {
    void close() {
      identity.close();
      unknown.forEach(UnknownMember::close);
    }
  }

  /**
   * What was opened once.
   *
   * @param sha256 of the age file, in hex
   */
  record Spent(String sha256, Instant when) {}

  /** Takes what was read; false, and nothing taken, where there is one of that name. */
  boolean load(Open each) {
    return find(each.invitation().id()).isEmpty() && open.add(each);
  }

  /** Takes what was read. */
  void load(Spent each) {
    spent.add(each);
  }

  /** Keeps a new one. */
  void add(Invitation invitation, KeptSecret identity) {
    open.add(new Open(invitation, identity, List.of()));
    changed = true;
  }

  private Optional<Open> find(String id) {
    return open.stream().filter(each -> each.invitation().id().equals(id)).findFirst();
  }

  /** Destroys the identity of one; false where there is none. */
  boolean withdraw(String id) {
    Optional<Open> found = find(id);
    found.ifPresent(
        each -> {
          each.close();
          open.remove(each);
          changed = true;
        });
    return found.isPresent();
  }

  /** Destroys the identity of one and notes what was opened with it; false where there is none. */
  boolean spend(String id, Spent opened) {
    boolean there = withdraw(id);
    if (there) {
      spent.add(opened);
    }
    return there;
  }

  boolean wasOpened(String sha256) {
    return spent.stream().anyMatch(each -> each.sha256().equals(sha256));
  }

  /** The earliest to expire first. */
  List<Open> open() {
    return open.stream()
        .sorted(
            Comparator.comparing((Open each) -> each.invitation().expires())
                .thenComparing(each -> each.invitation().id()))
        .toList();
  }

  List<Spent> spent() {
    return spent;
  }

  /** Whether they differ from what was read. */
  boolean changed() {
    return changed;
  }

  @Override
  public void close() {
    open.forEach(Open::close);
  }
}
