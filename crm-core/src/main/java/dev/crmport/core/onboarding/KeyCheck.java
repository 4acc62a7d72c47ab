package dev.crmport.core.onboarding;

import dev.crmport.core.introspection.KeyProfile;
import dev.crmport.core.key.ClientId;
import java.util.Optional;

/** What looking at a key came to. Nothing is stored yet. */
public sealed interface KeyCheck extends AutoCloseable {
  /**
   * The CRM takes the key.
   *
   * @param key what is known of it; from here on the caller's to close
   */
  record Accepted(CheckedKey key) implements KeyCheck {
    @Override
    public void close() {
      key.close();
    }
  }

  /**
   * It is not taken.
   *
   * @param problem why
   * @param profile what the CRM said of it, where it was asked and took it
   * @param suspendedFor a client that has this very key and must not use it
   */
  record Refused(KeyProblem problem, Optional<KeyProfile> profile, Optional<ClientId> suspendedFor)
      implements KeyCheck {
    static Refused unasked(KeyProblem problem) {
      return new Refused(problem, Optional.empty(), Optional.empty());
    }

    static Refused suspended(ClientId holder) {
      return new Refused(KeyProblem.SUSPENDED, Optional.empty(), Optional.of(holder));
    }

    static Refused by(KeyProblem problem, Optional<KeyProfile> profile) {
      return new Refused(problem, profile, Optional.empty());
    }

    /** There is nothing to close. */
    @Override
    public void close() {}
  }

  /** Wipes the key, if there is one. Closing again does nothing. */
  @Override
  void close();
}
