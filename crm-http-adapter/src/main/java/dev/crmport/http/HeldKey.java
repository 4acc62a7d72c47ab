package dev.crmport.http;

import dev.crmport.core.key.Credential;

/** A credential and how many requests use it; {@link KeyInUse} guards it. */
final class HeldKey {
  final Credential credential;

  /** The same for credentials that the CRM cannot tell apart. */
  final Object identity;

  int uses;
  boolean replaced;

  HeldKey(Credential credential, Object identity) {
    this.credential = credential;
    this.identity = identity;
  }

  /** Whether the CRM would see the same user name and password. */
  boolean presentsSameAs(Credential other) {
    return credential.mode() == other.mode()
        && credential.application().equals(other.application())
        && credential.key().sameAs(other.key());
  }

  void wipeWhereIdle() {
    if (replaced && uses == 0) {
      credential.close();
    }
  }
}
