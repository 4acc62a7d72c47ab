package dev.crmport.credentials;

import dev.crmport.core.key.AddResult;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSummary;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a store holds, decrypted:
 *
 * <pre>{@code
 * {"format":"crmport-keys","version":1,"credentials":[
 *   {"client":"acme","application":"acmeCrmProduct","key":"GUID","mode":1,"lane":"...",
 *    "state":"active","keyReference":"..."}]}
 * }</pre>
 *
 * <p>{@code mode} is 0 (My Voters) or 1 (My Campaign), {@code state} one of {@code active}, {@code
 * suspended}, {@code retired}; {@code keyReference} is the CRM's own and stands there once it is
 * known. Where clients were invited to hand their keys over, two more members follow:
 *
 * <pre>{@code
 * "invitations":[{"id":"...","client":"acme","application":"acmeCrmProduct","recipient":"age1...",
 *                 "identity":"AGE-SECRET-KEY-1...","expires":"2026-03-02T12:00:00Z"}],
 * "handedOver":[{"sha256":"...","when":"2026-03-01T12:00:00Z"}]
 * }</pre>
 *
 * <p>The latter are the age files that were opened. Members that are not named here are kept. Owns
 * its keys; not safe for many threads.
 */
final class KeyDocument implements AutoCloseable {
  static final String FORMAT = "crmport-keys";
  static final int VERSION = 1;

  private final SortedMap<ClientId, Entry> entries =
      new TreeMap<>(Comparator.comparing(ClientId::value));
  private final List<UnknownMember> unknown;
  private final StoredInvitations invitations = new StoredInvitations();
  private final Set<ClientId> touched = new HashSet<>();

  /** One client's credential, and what a newer version noted beside it. */
  record Entry(Credential credential, List<UnknownMember> unknown) {
    void close() {
      credential.close();
      unknown.forEach(UnknownMember::close);
    }
  }

  /**
   * @param unknown from now on owned by the document
   */
  KeyDocument(List<UnknownMember> unknown) {
    this.unknown = unknown;
  }

  static KeyDocument empty() {
    return new KeyDocument(List.of());
  }

  /** Takes what was read; false, and nothing taken, where the client is there already. */
  boolean load(Entry entry) {
    return entries.putIfAbsent(entry.credential().client(), entry) == null;
  }

  Optional<Credential> find(ClientId client) {
    return Optional.ofNullable(entries.get(client)).map(Entry::credential);
  }

  List<CredentialSummary> summaries() {
    return entries.values().stream().map(entry -> entry.credential().summary()).toList();
  }

  /**
   * Keeps a client's first credential, as {@link dev.crmport.core.key.CredentialStore#add}
   * promises.
   *
   * @param credential stays the caller's to close
   */
  AddResult add(Credential credential) {
    Optional<Credential> existing = find(credential.client());
    if (existing.isPresent()) {
      return new AddResult.AlreadyStored(existing.get().summary());
    }
    Optional<Credential> sameKey = sameKeyAs(credential);
    Credential kept = inLaneOf(sameKey, credential);
    put(kept);
    return new AddResult.Added(kept.summary(), sameKey.map(Credential::client));
  }

  /** The first of the other clients that have this key, in either mode. */
  private Optional<Credential> sameKeyAs(Credential credential) {
    return entries.values().stream()
        .map(Entry::credential)
        .filter(stored -> !stored.client().equals(credential.client()))
        .filter(stored -> stored.key().sameAs(credential.key()))
        .findFirst();
  }

  /** A copy; where the key is known, in the lane that it has already. */
  private static Credential inLaneOf(Optional<Credential> sameKey, Credential credential) {
    return sameKey.map(stored -> credential.withLane(stored.lane())).orElseGet(credential::copy);
  }

  /**
   * Puts a credential in the place of the one that was seen, as {@link
   * dev.crmport.core.key.CredentialStore#replace} promises.
   *
   * @param expected stays the caller's to close, as the next one does
   */
  boolean replace(Credential expected, Credential next) {
    if (!expected.client().equals(next.client())) {
      throw new IllegalArgumentException(
          "the credential was not replaced: the two are of different clients; give two of one"
              + " client");
    }
    boolean unchanged = find(expected.client()).filter(expected::sameAs).isPresent();
    if (unchanged) {
      put(inLaneOf(sameKeyAs(next), next));
    }
    return unchanged;
  }

  /**
   * Keeps the credential in the place of the one that its client has, if any.
   *
   * @param credential from now on owned by the document
   */
  private void put(Credential credential) {
    Entry old = entries.get(credential.client());
    entries.put(
        credential.client(), new Entry(credential, old == null ? List.of() : old.unknown()));
    if (old != null) {
      old.credential().close();
    }
    touched.add(credential.client());
  }

  boolean remove(ClientId client) {
    Entry old = entries.remove(client);
    if (old == null) {
      return false;
    }
    old.close();
    touched.add(client);
    return true;
  }

  /** Forgets all clients but this one, which is not a change of what is kept of it. */
  void keepOnly(ClientId client) {
    Entry kept = entries.remove(client);
    entries.values().forEach(Entry::close);
    entries.clear();
    if (kept != null) {
      entries.put(client, kept);
    }
  }

  /** Whether it differs from what was read. */
  boolean changed() {
    return !touched.isEmpty() || invitations.changed();
  }

  /** The clients whose credential was kept, replaced or removed since it was read. */
  Set<ClientId> touched() {
    return touched;
  }

  StoredInvitations invitations() {
    return invitations;
  }

  /** A client's entry; nothing where it was removed. */
  Optional<Entry> entry(ClientId client) {
    return Optional.ofNullable(entries.get(client));
  }

  /** Gives the entries away, to a document that closes them. */
  List<Entry> release() {
    List<Entry> released = List.copyOf(entries.values());
    entries.clear();
    return released;
  }

  Collection<Entry> entries() {
    return entries.values();
  }

  List<UnknownMember> unknown() {
    return unknown;
  }

  @Override
  public void close() {
    entries.values().forEach(Entry::close);
    invitations.close();
    unknown.forEach(UnknownMember::close);
  }
}
