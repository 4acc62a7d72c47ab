package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.UNREADABLE;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.StoreUnusable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** One secret of a KV engine, version 2: read whole, written whole, by check-and-set. */
final class VaultSecret implements AutoCloseable {
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_~-][A-Za-z0-9._~-]*(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");

  private final VaultClient client;
  private final VaultLogin login;

  /** As people say it: mount and path. */
  private final String name;

  private final String data;
  private final VaultFailure failure = new VaultFailure(this);

  /**
   * @param written {@code MOUNT/PATH}, or as the API and policies have it, {@code MOUNT/data/PATH}:
   *     the only way to name a mount that has slashes itself
   * @throws IllegalArgumentException where it is neither
   */
  VaultSecret(VaultClient client, VaultLogin login, String written) {
    if (!PATH.matcher(written).matches()) {
      throw CredentialBackends.refused(
          "no secret is named as MOUNT/PATH, of letters, digits, dots, dashes and underscores; name"
              + " one such as secret/crm");
    }
    this.client = client;
    this.login = login;
    int divided = written.indexOf("/data/");
    int slash = written.indexOf('/');
    String mount = written.substring(0, divided > 0 ? divided : slash);
    String path = written.substring(divided > 0 ? divided + "/data/".length() : slash + 1);
    name = mount + "/" + path;
    data = mount + "/data/" + path;
  }

  /** The newest version, which the caller closes; without members where it was deleted. */
  VaultContent read() {
    VaultAnswer answer = client.send("GET", data, login, null);
    if (answer.status() != 200 && answer.status() != 404) {
      answer.close();
      throw failure.notRead(answer.status());
    }
    VaultContent content = contentOf(answer);
    boolean holds = answer.status() == 200 ? content.version() > 0 : !content.complains();
    if (holds && content.isVaults()) {
      return content;
    }
    boolean complains = content.complains();
    content.close();
    throw complains ? failure.noMount() : failure.unreadable();
  }

  /**
   * Puts a next version in the place of the one that was read.
   *
   * @param next the client's new text; nothing where it is to be removed
   * @return false, with nothing changed, where somebody was faster
   */
  boolean write(VaultContent before, ClientId client, @Nullable PlainText next) {
    try (PlainText request = before.with(client, next);
        VaultAnswer answer = posted(request)) {
      if (answer.status() == 204) {
        throw failure.withoutVersions();
      }
      try (VaultContent content = contentOf(answer)) {
        if (answer.status() == 200) {
          return true;
        }
        if (answer.status() == 400
            && content.complainsOf("check-and-set parameter did not match")) {
          return false;
        }
        throw failure.notWritten(answer.status());
      }
    }
  }

  private VaultAnswer posted(PlainText request) {
    try {
      return client.send("POST", data, login, request);
    } catch (StoreUnusable unusable) {
      throw unusable.reason() == UNREADABLE ? failure.unconfirmed() : unusable;
    }
  }

  private VaultContent contentOf(VaultAnswer answer) {
    try {
      return VaultContent.in(answer.body());
    } catch (JacksonException e) {
      throw answer.status() == 200 || answer.status() == 404
          ? failure.unreadable()
          : failure.notWritten(answer.status());
    }
  }

  /** For the messages about one of its members. */
  Storage member(ClientId client) {
    return Storage.named("the member " + client + " of " + this);
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return "the secret " + name + " of " + client;
  }
}
