package dev.crmport.core.redact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.KeyReference;
import dev.crmport.core.key.KeyShape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Takes keys out of text and puts their reference there: {@code [key ...0ae7]}.
 *
 * <p>Finds keys that it was told of, plain and base64-coded at any alignment, alone, with their
 * mode or inside the Basic pair and header; and keys that it was not told of where their mode
 * follows them ({@code GUID|1}), plain and base64-coded. An ordinary GUID that is no known key
 * stays.
 *
 * <p>Holds no key: it recognises one by a keyed fingerprint that means nothing in another process.
 * Safe for use by many threads.
 */
public final class Redactor {
  private static final String FINGERPRINT = "HmacSHA256";
  private static final int SALT_BYTES = 32;

  private final SecretKeySpec salt;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private Redactor(SecretKeySpec salt) {
    this.salt = salt;
  }

  private record Known(ClientId client, ApplicationName application, KeyReference reference) {}

  private static final class Shared {
    static final Redactor REDACTOR = create();
  }

  /** A redactor that knows no key yet. */
  public static Redactor create() {
    byte[] random = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(random);
    return new Redactor(new SecretKeySpec(random, FINGERPRINT));
  }

  /**
   * The redactor of this JVM: what is not given another one learns its keys here and asks here, so
   * that a log is redacted of every key in use.
   */
  public static Redactor shared() {
    return Shared.REDACTOR;
  }

  /** Recognises this credential's key from now on. The credential stays the caller's to close. */
  public void learn(Credential credential) {
    learn(credential.client(), credential.application(), credential.key(), credential.reference());
  }

  /** Recognises a key that is not stored yet. The key stays the caller's to close. */
  public void learn(ClientId client, ApplicationName application, ApiKey key) {
    learn(client, application, key, KeyReference.of(key));
  }

  private void learn(
      ClientId client, ApplicationName application, ApiKey key, KeyReference reference) {
    known.put(fingerprint(key), new Known(client, application, reference));
  }

  /** No longer recognises this key, whoever taught it. The key stays the caller's to close. */
  public void forget(ApiKey key) {
    known.remove(fingerprint(key));
  }

  /** The text with the reference in the place of each key; the same object where there is none. */
  public String redact(String text) {
    List<Finding> findings = findings(text);
    if (findings.isEmpty()) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    int copied = 0;
    for (Finding finding : findings) {
      clean.append(text, copied, (int) finding.start()).append(finding.replacement());
      copied = (int) finding.end();
    }
    return clean.append(text, copied, text.length()).toString();
  }

  /** Whether {@link #redact} would change the text. */
  public boolean finds(CharSequence text) {
    return !findings(text).isEmpty();
  }

  /** What stands in a text and where, from its beginning to its end; none overlaps another. */
  public List<Finding> findings(CharSequence text) {
    List<Finding> findings = new ArrayList<>();
    addPlain(text.toString(), findings);
    addCoded(text.toString(), findings);
    findings.sort((a, b) -> Long.compare(a.start(), b.start()));
    return List.copyOf(findings);
  }

  /**
   * Reads a stream to its end and tells what stands in it, at places counted in bytes. Memory stays
   * the same however long it is. The stream stays the caller's to close.
   *
   * @param found is told of each finding, from the beginning to the end
   */
  public void search(InputStream bytes, Consumer<Finding> found) throws IOException {
    findings(new String(bytes.readAllBytes(), ISO_8859_1)).forEach(found);
  }

  private void addPlain(String text, List<Finding> findings) {
    int i = 0;
    while (i + KeyShape.LENGTH <= text.length()) {
      Finding finding = KeyShape.isAt(text, i) ? at(text, i) : null;
      if (finding != null) {
        findings.add(finding);
        i = (int) finding.end();
      } else {
        i++;
      }
    }
  }

  private void addCoded(String text, List<Finding> findings) {
    int start = 0;
    while (start < text.length()) {
      int end = Base64Runs.end(text, start);
      if (end - start >= Base64Runs.SHORTEST) {
        Finding inside = inside(text.substring(start, end));
        if (inside != null) {
          findings.add(new Finding(Form.BASE64, inside.reference(), inside.client(), start, end));
        }
      }
      start = end + 1;
    }
  }

  private @Nullable Finding inside(String run) {
    for (String decoded : Base64Runs.decoded(run)) {
      List<Finding> plain = new ArrayList<>();
      addPlain(decoded, plain);
      if (!plain.isEmpty()) {
        return plain.getFirst();
      }
    }
    return null;
  }

  /** The key at this place; null if it is any other GUID. */
  private @Nullable Finding at(String text, int start) {
    int end = start + KeyShape.LENGTH;
    int behind = KeyShape.endOfMode(text, end);
    Known key = known.get(fingerprint(text.substring(start, end)));
    if (key != null) {
      return new Finding(Form.KEY, key.reference(), Optional.of(key.client()), start, behind);
    }
    if (behind == end) {
      return null;
    }
    KeyReference reference =
        new KeyReference(text.substring(end - 4, end).toLowerCase(Locale.ROOT), Optional.empty());
    return new Finding(Form.KEY, reference, Optional.empty(), start, behind);
  }

  private String fingerprint(ApiKey key) {
    return key.reveal(ascii -> fingerprint(new String(ascii, StandardCharsets.US_ASCII)));
  }

  private String fingerprint(String guid) {
    try {
      Mac mac = Mac.getInstance(FINGERPRINT);
      mac.init(salt);
      return Base64.getEncoder()
          .encodeToString(
              mac.doFinal(guid.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(
          "keys cannot be recognised: this Java has no HmacSHA256; use a complete one", missing);
    }
  }
}
