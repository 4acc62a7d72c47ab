package dev.crmport.core.redact;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.KeyReference;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Map<String, KeyReference> known = new ConcurrentHashMap<>();

  private Redactor(SecretKeySpec salt) {
    this.salt = salt;
  }

  /** A redactor that knows no key yet. */
  public static Redactor create() {
    byte[] random = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(random);
    return new Redactor(new SecretKeySpec(random, FINGERPRINT));
  }

  /** Recognises this key from now on. */
  public void learn(ApiKey key, KeyReference reference) {
    known.put(
        key.reveal(ascii -> fingerprint(new String(ascii, StandardCharsets.US_ASCII))), reference);
  }

  /** The text with the reference in the place of each key; the same object where there is none. */
  public String redact(String text) {
    return replaceCoded(replacePlain(text));
  }

  /** Whether {@link #redact} would change the text. */
  public boolean finds(String text) {
    return !redact(text).equals(text);
  }

  private String replacePlain(String text) {
    StringBuilder clean = null;
    int copied = 0;
    for (int i = Guids.next(text, 0); i >= 0; i = Guids.next(text, i)) {
      int end = i + Guids.LENGTH;
      KeyReference reference = referenceAt(text, i);
      if (reference != null) {
        clean = clean == null ? new StringBuilder(text.length()) : clean;
        end = Guids.endOfMode(text, end);
        clean.append(text, copied, i).append(said(reference));
        copied = end;
      }
      i = end;
    }
    return clean == null ? text : clean.append(text, copied, text.length()).toString();
  }

  private String replaceCoded(String text) {
    StringBuilder clean = null;
    int copied = 0;
    int start = 0;
    while (start < text.length()) {
      int end = Base64Runs.end(text, start);
      if (end - start >= Base64Runs.SHORTEST) {
        KeyReference reference = referenceInside(text.substring(start, end));
        if (reference != null) {
          clean = clean == null ? new StringBuilder(text.length()) : clean;
          clean.append(text, copied, start).append(said(reference));
          copied = end;
        }
      }
      start = end + 1;
    }
    return clean == null ? text : clean.append(text, copied, text.length()).toString();
  }

  private @Nullable KeyReference referenceInside(String run) {
    for (String decoded : Base64Runs.decoded(run)) {
      for (int i = Guids.next(decoded, 0); i >= 0; i = Guids.next(decoded, i + Guids.LENGTH)) {
        KeyReference reference = referenceAt(decoded, i);
        if (reference != null) {
          return reference;
        }
      }
    }
    return null;
  }

  /** How the GUID at this place is said, if it is a key; null if it is any other GUID. */
  private @Nullable KeyReference referenceAt(String text, int start) {
    int end = start + Guids.LENGTH;
    String guid = text.substring(start, end);
    KeyReference reference = known.isEmpty() ? null : known.get(fingerprint(guid));
    if (reference != null || Guids.endOfMode(text, end) == end) {
      return reference;
    }
    return new KeyReference(Guids.lower(text.substring(end - 4, end)), Optional.empty());
  }

  private static String said(KeyReference reference) {
    return "[key ..." + reference.lastFour() + "]";
  }

  private String fingerprint(String guid) {
    try {
      Mac mac = Mac.getInstance(FINGERPRINT);
      mac.init(salt);
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(Guids.lower(guid).getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(
          "keys cannot be recognised: this Java has no HmacSHA256; use a complete one", missing);
    }
  }
}
