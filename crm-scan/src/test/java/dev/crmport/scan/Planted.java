package dev.crmport.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.TestKeys;
import java.util.Base64;

/** Keys that belong to nobody, and what tests plant of them. */
public final class Planted {
  /** Whose key {@link #knowing} tells of. */
  public static final ClientId ACME = new ClientId("acme");

  private Planted() {}

  /**
   * A GUID that has not the shape of tests, put together here so that no file of this project holds
   * one: a scan of its own sources has to stay quiet.
   */
  public static String guid(int number) {
    return "0" + TestKeys.numbered(number).substring(1);
  }

  /** The same with its mode. */
  public static String key(int number) {
    return guid(number) + "|1";
  }

  /** Base64 of a text. */
  public static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  /** A redactor that was told of the key {@link TestKeys#numbered} of this number. */
  public static Redactor knowing(int number) {
    Redactor redactor = Redactor.create();
    try (ApiKey key = TestKeys.key(number)) {
      redactor.learn(ACME, new ApplicationName("acmeProduct"), key);
    }
    return redactor;
  }
}
