package dev.crmport.core.redact;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.KeyReference;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes keys out of text and puts their reference there: {@code [key ...0ae7]}.
 *
 * <p><b>Shape:</b> of a key that it was told of it finds, in either case, with and without dashes
 * and mode: the key, alone or in the Basic pair and header; any twelve characters of it in a row;
 * the same backwards, in hexadecimal, in base64 of either alphabet at any alignment and over the
 * ends of lines, escaped for URLs, scripts and markup, in UTF-16 and UTF-32, and one within
 * another; and the digests (MD5, SHA-1, SHA-256, SHA-512) of key, pair and header in hexadecimal
 * and base64. Of a key that it was not told of it finds the GUID with its mode, {@code GUID|0} and
 * {@code GUID|1}, in the same codings. Any other GUID stays as it is, and so do a run that a whole
 * other GUID has in common with a key and one of fewer than four different characters. Compressed
 * and encrypted content is not opened.<br>
 * <b>Units:</b> places are characters of a text, bytes of a stream.<br>
 * <b>Keys:</b> holds none. It recognises one by fingerprints under a secret of this object, which
 * lies outside the heap.<br>
 * <b>Threads:</b> safe for many; a key is found by whoever asks after {@link #learn} has returned,
 * and nobody waits for that.
 */
public final class Redactor {
  private final KnownKeys keys = new KnownKeys();
  private final Sieve sieve = new Sieve(keys);
  private final Pool<Text> rooms = new Pool<>(Text::new);

  private Redactor() {}

  private static final class Shared {
    static final Redactor REDACTOR = new Redactor();
  }

  /** A redactor that knows no key yet. */
  public static Redactor create() {
    return new Redactor();
  }

  /**
   * The redactor of this JVM: what is not given another one learns its keys here and asks here, so
   * that a log is redacted of every key in use.
   */
  public static Redactor shared() {
    return Shared.REDACTOR;
  }

  /**
   * Recognises this credential's key from now on; told of the same key again, it takes over whose
   * it is. The credential stays the caller's to close.
   */
  public void learn(Credential credential) {
    learn(credential.client(), credential.application(), credential.key(), credential.reference());
  }

  /** Recognises a key that is not stored yet. The key stays the caller's to close. */
  public void learn(ClientId client, ApplicationName application, ApiKey key) {
    learn(client, application, key, KeyReference.of(key));
  }

  private void learn(
      ClientId client, ApplicationName application, ApiKey key, KeyReference reference) {
    keys.learn(key, application, new Owner(reference, Optional.of(client), false));
  }

  /** No longer recognises this key, whoever taught it. The key stays the caller's to close. */
  public void forget(ApiKey key) {
    keys.forget(key);
  }

  /** The text with the reference in the place of each key; the same object where there is none. */
  public String redact(String text) {
    List<Finding> findings = findings(text);
    return findings.isEmpty() ? text : Replacement.in(text, 0, text.length(), findings);
  }

  /**
   * Whether {@link #redact} would change the text. Clean text of up to {@value Windows#SIZE}
   * characters costs no allocation.
   */
  public boolean finds(CharSequence text) {
    String whole = text.toString();
    if (whole.length() < KeyPrints.RUN || whole.length() > Windows.SIZE) {
      return !findings(whole).isEmpty();
    }
    Text room = rooms.take();
    boolean found = sieve.search(room.with(whole), null);
    give(room);
    return found;
  }

  /**
   * What stands in a text and where, from its beginning to its end; none overlaps another. In a
   * text of more than {@value Windows#SIZE} characters, a form longer than {@value
   * HeldBack#LONGEST_FORM} is found in parts.
   */
  public List<Finding> findings(CharSequence text) {
    String whole = text.toString();
    if (whole.length() < KeyPrints.RUN) {
      return List.of();
    }
    Text room = rooms.take();
    List<Finding> findings =
        whole.length() > Windows.SIZE
            ? new Windows(this::findings).in(whole, room)
            : findings(room.with(whole));
    give(room);
    return findings;
  }

  private List<Finding> findings(Text text) {
    if (!sieve.search(text, null)) {
      return List.of();
    }
    Hits hits = new Hits();
    sieve.search(text, hits);
    return hits.merged().stream().map(Redactor::finding).toList();
  }

  private static Finding finding(Hits.Hit hit) {
    Owner owner = hit.owner();
    return new Finding(
        hit.form(), owner.reference(), owner.client(), owner.test(), hit.start(), hit.end());
  }

  /**
   * Reads a stream to its end and tells what stands in it. Memory stays the same however long it
   * is; a form longer than {@value HeldBack#LONGEST_FORM} bytes is found in parts. The stream stays
   * the caller's to close.
   *
   * @param found is told of each finding, from the beginning to the end
   */
  public void search(InputStream bytes, Consumer<Finding> found) throws IOException {
    Text room = rooms.take();
    new Windows(this::findings).in(bytes, room, found);
    give(room);
  }

  /** What it holds may be a key that nobody has told of yet. */
  private void give(Text room) {
    room.wipe();
    rooms.give(room);
  }

  @Override
  public String toString() {
    return "Redactor";
  }
}
