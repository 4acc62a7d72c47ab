package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.UNREADABLE;

import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.pace.Time;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/**
 * Logs in with a role and its secret id, renews the token when two thirds of its time are over, and
 * logs in anew when it is not valid any more. A secret id may be for one use only, so logging in
 * comes last.
 *
 * <p>Source: the API of the AppRole auth method, and of tokens (renew and look up oneself).
 */
final class AppRoleLogin implements VaultLogin {
  private final VaultClient client;
  private final String mount;
  private final String role;
  private final SecretLine secretId;
  private final Time time;

  /** Guards the field below; held while Vault is asked, so that one login does for all. */
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable Lease lease;

  /** A token, and for how long it holds. Not a record: nothing prints it. */
  private static final class Lease {
    private final String token;
    private final boolean renewable;
    private final long seconds;
    private final long since;

    Lease(String token, boolean renewable, long seconds, long since) {
      this.token = token;
      this.renewable = renewable;
      this.seconds = seconds;
      this.since = since;
    }

    /** 0 seconds are for ever. */
    boolean isToBeRenewed(long now) {
      return renewable && seconds > 0 && now - since > TimeUnit.SECONDS.toNanos(seconds) / 3 * 2;
    }
  }

  AppRoleLogin(VaultClient client, String mount, String role, SecretLine secretId, Time time) {
    this.client = client;
    this.mount = mount;
    this.role = role;
    this.secretId = secretId;
    this.time = time;
  }

  @Override
  public String token() {
    lock.lock();
    try {
      Lease held = lease;
      if (held != null && held.isToBeRenewed(time.nanos())) {
        held = renewed(held);
      }
      if (held == null) {
        held = logIn();
      }
      lease = held;
      return held.token;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void refused(String refused) {
    lock.lock();
    try {
      // A token that is valid and was refused lacks a right, and so would the next one.
      if (lease != null && lease.token.equals(refused) && !isValid(refused)) {
        lease = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isValid(String token) {
    try (VaultAnswer answer = client.exchange("GET", "auth/token/lookup-self", token, null)) {
      return answer.status() != 403;
    }
  }

  /**
   * Nothing where the token is not valid any more, so that a login is due. One that only could not
   * be renewed is used as long as it holds.
   */
  private @Nullable Lease renewed(Lease old) {
    try (PlainText nothing = new PlainText(2)) {
      nothing.write('{');
      nothing.write('}');
      long asked = time.nanos();
      try (VaultAnswer answer =
          client.exchange("POST", "auth/token/renew-self", old.token, nothing)) {
        return switch (answer.status()) {
          case 200 -> leaseIn(answer, asked);
          case 403 -> null;
          default -> old;
        };
      }
    }
  }

  private Lease logIn() {
    try (PlainText request = loginRequest()) {
      long asked = time.nanos();
      try (VaultAnswer answer =
          client.exchange("POST", "auth/" + mount + "/login", null, request)) {
        if (answer.status() == 400 || answer.status() == 403) {
          throw new StoreUnusable(
              UNREADABLE,
              client
                  + " was not asked for keys: Vault refused the login of the role (status "
                  + answer.status()
                  + "); check VAULT_ROLE_ID, and put a new secret id into the file that"
                  + " VAULT_SECRET_ID_FILE names",
              null);
        }
        if (answer.status() != 200) {
          throw new VaultFailure(client).notRead(answer.status());
        }
        return leaseIn(answer, asked);
      }
    }
  }

  private PlainText loginRequest() {
    PlainText request = new PlainText(256);
    String secret = secretId.read();
    try (JsonGenerator json =
        KeyJson.FACTORY.createGenerator(ObjectWriteContext.empty(), request)) {
      json.writeStartObject();
      json.writeStringProperty("role_id", role);
      json.writeStringProperty("secret_id", secret);
      json.writeEndObject();
    }
    return request;
  }

  /** The token of an answer; a class of its own, as the parser's steps set its fields. */
  private static final class Granted {
    private @Nullable String token;
    private boolean renewable;
    private long seconds;

    void take(JsonParser json, String name) {
      switch (name) {
        case "client_token" -> token = json.getValueAsString();
        case "renewable" -> renewable = json.currentToken() == JsonToken.VALUE_TRUE;
        case "lease_duration" -> seconds = json.getValueAsLong();
        default -> json.skipChildren();
      }
    }
  }

  private Lease leaseIn(VaultAnswer answer, long asked) {
    Granted granted = new Granted();
    try (JsonParser json =
        KeyJson.FACTORY.createParser(
            ObjectReadContext.empty(), answer.body().array(), 0, answer.body().length())) {
      json.nextToken();
      JsonMembers.each(
          json,
          name -> {
            if (name.equals("auth")) {
              JsonMembers.each(json, member -> granted.take(json, member));
            } else {
              json.skipChildren();
            }
          });
    } catch (JacksonException e) {
      throw new VaultFailure(client).unreadable();
    }
    if (granted.token == null) {
      throw new VaultFailure(client).unreadable();
    }
    return new Lease(granted.token, granted.renewable, granted.seconds, asked);
  }
}
