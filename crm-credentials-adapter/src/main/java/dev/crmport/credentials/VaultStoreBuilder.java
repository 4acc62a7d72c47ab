package dev.crmport.credentials;

import dev.crmport.core.pace.Time;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a {@link VaultStore} reaches Vault and logs in. Not safe for use by many threads. */
public final class VaultStoreBuilder {
  private final URI server;
  private final String secret;
  private Optional<String> namespace = Optional.empty();
  private String appRoleMount = "approle";
  private Time time = Time.system();
  private @Nullable Function<VaultClient, VaultLogin> login;

  VaultStoreBuilder(URI server, String secret) {
    this.server = server;
    this.secret = secret;
  }

  /**
   * Uses the token that is given at each request; where Vault refuses one, the next one is asked
   * for and tried once.
   */
  public VaultStoreBuilder token(Supplier<String> current) {
    login = client -> new GivenTokens(current);
    return this;
  }

  /** Uses the token in this file, which is read at each request, so that an agent may renew it. */
  public VaultStoreBuilder tokenIn(Path file) {
    return token(new SecretLine("the file of Vault's token", file)::read);
  }

  /**
   * Logs in with a role. The token is renewed in time, and a new one is had where it is not valid
   * any more.
   *
   * @param roleId which is no secret
   * @param secretId the file that holds it; read at each login
   */
  public VaultStoreBuilder appRole(String roleId, Path secretId) {
    SecretLine line = new SecretLine("the file of Vault's secret id", secretId);
    login = client -> new AppRoleLogin(client, appRoleMount, roleId, line, time);
    return this;
  }

  /** Where the AppRole method is mounted; {@code approle} by default. */
  public VaultStoreBuilder appRoleMount(String mount) {
    appRoleMount = mount;
    return this;
  }

  /** The namespace in Vault; the root by default. */
  public VaultStoreBuilder namespace(String name) {
    namespace = Optional.of(name);
    return this;
  }

  /** Tells when a token is to be renewed; the machine's by default. */
  public VaultStoreBuilder time(Time clock) {
    time = clock;
    return this;
  }

  /**
   * The store.
   *
   * @throws IllegalArgumentException where nothing says how to log in, the address is neither https
   *     nor loopback, or one of the names is none
   */
  public VaultStore build() {
    if (login == null) {
      throw CredentialBackends.refused(
          "nothing says how to log in to Vault; give a token or a role");
    }
    VaultClient client =
        new VaultClient(server, namespace.map(name -> VaultAddress.checked("namespace", name)));
    VaultAddress.checked("AppRole mount", appRoleMount);
    return new VaultStore(new VaultSecret(client, login.apply(client), secret));
  }

  /** Tokens that somebody else takes care of. */
  private record GivenTokens(Supplier<String> current) implements VaultLogin {
    @Override
    public String token() {
      return current.get();
    }

    @Override
    public void refused(String refused) {
      // Whoever gives them may have another one by now.
    }
  }
}
