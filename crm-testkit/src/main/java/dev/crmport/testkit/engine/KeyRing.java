package dev.crmport.testkit.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.testkit.engine.FakeSettings.KnownKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells callers apart without keeping their keys: it remembers a salted digest of each, and gives
 * each a number. Guarded by the engine.
 */
final class KeyRing {
  private static final Set<Integer> BOTH_MODES = Set.of(0, 1);

  private final byte[] salt = new byte[16];
  private final boolean open;
  private final Map<String, Caller> callers = new HashMap<>();

  /** One key that was let in. The number is the order in which it first came, from 1. */
  record Caller(int number, Set<Integer> modes, Map<String, @Nullable Object> profile) {}

  KeyRing(Map<String, KnownKey> keys) {
    new SecureRandom().nextBytes(salt);
    this.open = keys.isEmpty();
    keys.forEach((guid, key) -> enrol(digest(guid), key.modes(), key.profile()));
  }

  /** Lets a request in, or refuses it with 401. */
  Caller admit(Optional<PresentedKey> credentials) {
    PresentedKey key = credentials.orElseThrow(() -> unauthorized("Unauthorized"));
    String digest = digest(key.reveal());
    Caller caller = callers.get(digest);
    if (caller == null) {
      if (!open) {
        // Chosen: the text for a wrong key was never recorded.
        throw unauthorized("Unauthorized");
      }
      caller = enrol(digest, BOTH_MODES, Map.of());
    }
    if (!caller.modes().contains(key.mode())) {
      throw unauthorized("Invalid Database Mode");
    }
    return caller;
  }

  private Caller enrol(String digest, Set<Integer> modes, Map<String, @Nullable Object> profile) {
    Caller caller = new Caller(callers.size() + 1, modes, new LinkedHashMap<>(profile));
    callers.put(digest, caller);
    return caller;
  }

  private String digest(String guid) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt);
      return HexFormat.of().formatHex(sha.digest(guid.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static Refusal unauthorized(String text) {
    return new Refusal(ApiError.of("UNAUTHORIZED", text).answer(401));
  }
}
