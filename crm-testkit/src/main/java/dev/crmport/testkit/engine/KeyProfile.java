package dev.crmport.testkit.engine;

import dev.crmport.testkit.engine.KeyRing.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /apiKeyProfiles}: the profile of the key that asks, alone in a paged envelope.
 *
 * <p>Its {@code keyReference} begins with a letter that no hexadecimal key has, so that nobody can
 * take it for the last four of the key. {@code rateLimitProfile} is a member that readers have no
 * name for; the real one's name is unknown.
 */
final class KeyProfile {
  private KeyProfile() {}

  static FakeAnswer answer(Caller caller) {
    Map<String, @Nullable Object> profile = new LinkedHashMap<>();
    profile.put("databaseName", "Demo State");
    profile.put("hasMyVoters", caller.modes().contains(0));
    profile.put("hasMyCampaign", caller.modes().contains(1));
    profile.put("committeeName", "Riverbend Neighbors Alliance");
    profile.put("apiKeyTypeName", "Custom Integration");
    profile.put("keyReference", String.format(Locale.ROOT, "r%03d", caller.number() % 1000));
    profile.put("userFirstName", "riverbend");
    profile.put("userLastName", "api");
    profile.put("username", "riverbend.api");
    profile.put("userId", 4411L);
    profile.put("rateLimitProfile", Map.of("name", "Medium"));
    profile.putAll(caller.profile());
    return Page.envelope(List.of(profile), null, 1);
  }
}
