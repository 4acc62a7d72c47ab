package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.FOREIGN;
import static dev.crmport.core.key.StoreUnusable.Reason.MISSING;
import static dev.crmport.core.key.StoreUnusable.Reason.NOT_WRITTEN;
import static dev.crmport.core.key.StoreUnusable.Reason.UNREADABLE;

import dev.crmport.core.key.StoreUnusable;

/** Says what a refusal of Vault's means. Its own words quote addresses and are dropped. */
final class VaultFailure {
  private final Object store;

  /**
   * @param store what messages call it
   */
  VaultFailure(Object store) {
    this.store = store;
  }

  StoreUnusable notRead(int status) {
    return of(UNREADABLE, "was not read", status);
  }

  StoreUnusable notWritten(int status) {
    return of(NOT_WRITTEN, "was not changed", status);
  }

  private StoreUnusable of(StoreUnusable.Reason reason, String what, int status) {
    return new StoreUnusable(
        reason, store + " " + what + ": " + meaningOf(status) + " (status " + status + ")", null);
  }

  private static String meaningOf(int status) {
    return switch (status) {
      case 403 ->
          "Vault refused the token; it has expired, or no policy lets it do this: get a new token,"
              + " or have its policy allow create, read and update on this path";
      case 412 -> "this Vault node has not heard of the newest change yet; try again";
      case 413 ->
          "Vault takes no secret as large as this one would be; keep the clients in more than one";
      case 429 -> "Vault's limit of requests is used up, or this node is on standby; try again";
      case 472, 473 -> "this Vault node is on standby; name the active one, or the cluster";
      case 503 -> "Vault is sealed, or being maintained; unseal it, then try again";
      case 301, 302, 303, 307, 308 ->
          "Vault names another address, and redirects are not followed; name the active node, or"
              + " the cluster, in its address";
      default ->
          status >= 500
              ? "Vault has a fault; look at its log, then try again"
              : "Vault did not accept the request; check address, mount and path";
    };
  }

  /** Nobody knows whether it was done. */
  StoreUnusable unconfirmed() {
    return new StoreUnusable(
        NOT_WRITTEN,
        store
            + " may have been changed or not: Vault's answer did not come; list the keys to see"
            + " what is stored",
        null);
  }

  StoreUnusable noAnswer(String why) {
    return new StoreUnusable(UNREADABLE, store + " was not read: " + why, null);
  }

  StoreUnusable noMount() {
    return new StoreUnusable(
        MISSING,
        store
            + " was not read: Vault has no secrets engine at that mount, or not in this namespace;"
            + " check the address and VAULT_NAMESPACE, or enable a KV engine, version 2, there",
        null);
  }

  StoreUnusable unreadable() {
    return new StoreUnusable(
        FOREIGN,
        store + " was not read: what answered does not speak Vault's language; check the address",
        null);
  }

  StoreUnusable withoutVersions() {
    return new StoreUnusable(
        FOREIGN,
        store
            + " was written without a version, so its mount is a KV engine of version 1, which"
            + " loses changes; delete what stands there now, and use a mount of version 2",
        null);
  }

  StoreUnusable overtaken() {
    return new StoreUnusable(
        NOT_WRITTEN,
        store + " was not changed: others changed it again and again meanwhile; try again",
        null);
  }
}
