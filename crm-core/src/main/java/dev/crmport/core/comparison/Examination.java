package dev.crmport.core.comparison;

import dev.crmport.core.introspection.KeyProfile;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.DatabaseMode;
import java.util.Map;

/** What the CRM says of a stored key. */
public sealed interface Examination {
  /** Which key. */
  CredentialSummary key();

  /**
   * It takes the key.
   *
   * @param profile what it says of it
   * @param access what the key may read, by family, where that was probed
   */
  record Taken(CredentialSummary key, KeyProfile profile, Map<String, Access> access)
      implements Examination {
    /** Copies. */
    public Taken {
      access = Map.copyOf(access);
    }
  }

  /**
   * It answered 401 because of the mode: in the other one it takes the key.
   *
   * @param works the mode in which it does
   */
  record WrongMode(CredentialSummary key, DatabaseMode works) implements Examination {}

  /** It answered 401 in either mode: the key is wrong, or revoked. */
  record WrongKey(CredentialSummary key) implements Examination {}
}
