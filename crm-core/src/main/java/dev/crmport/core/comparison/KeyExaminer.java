package dev.crmport.core.comparison;

import dev.crmport.core.call.CrmAccess;
import dev.crmport.core.call.CrmPort;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.failure.NotPermitted;
import dev.crmport.core.failure.RequestRejected;
import dev.crmport.core.failure.Throttled;
import dev.crmport.core.failure.Unavailable;
import dev.crmport.core.failure.Unreadable;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.introspection.KeyProfile;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.DatabaseMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks the CRM what a key may do: its profile, and by probes that change nothing.
 *
 * <p><b>Shape:</b> a request for the profile, one more where that is refused, and one for each
 * probe, all paced in the key's lane.<br>
 * <b>Errors:</b> a {@link CrmException} where the profile could not be asked for; a probe that
 * fails is {@link Access#UNKNOWN}, or {@link Access#REFUSED} where the CRM says so.<br>
 * <b>Threads:</b> safe for many.
 */
public final class KeyExaminer {
  private final CrmAccess crm;

  private KeyExaminer(CrmAccess crm) {
    this.crm = crm;
  }

  /** Asks through this. */
  public static KeyExaminer with(CrmAccess crm) {
    return new KeyExaminer(crm);
  }

  /**
   * Examines one key.
   *
   * @param credential stays the caller's to close
   * @param probes none for the profile alone
   */
  public Examination examine(Credential credential, List<ReadProbe> probes) {
    CredentialSummary key = credential.summary();
    Optional<KeyProfile> profile = profile(credential);
    if (profile.isPresent()) {
      return new Examination.Taken(
          key, profile.get(), crm.with(credential, port -> access(port, probes)));
    }
    DatabaseMode other =
        key.mode() == DatabaseMode.MY_VOTERS ? DatabaseMode.MY_CAMPAIGN : DatabaseMode.MY_VOTERS;
    try (Credential inOtherMode = credential.withMode(other)) {
      return profile(inOtherMode).isPresent()
          ? new Examination.WrongMode(key, other)
          : new Examination.WrongKey(key);
    }
  }

  private Optional<KeyProfile> profile(Credential credential) {
    try {
      return Optional.of(crm.with(credential, port -> port.call(Introspection.keyProfile())));
    } catch (KeyRefused refused) {
      if (refused.reason() == KeyRefused.Reason.REFUSED_BY_CRM) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private static Map<String, Access> access(CrmPort port, List<ReadProbe> probes) {
    Map<String, Access> access = new TreeMap<>();
    for (ReadProbe probe : probes) {
      access.put(probe.family(), access(port, probe));
    }
    return access;
  }

  private static Access access(CrmPort port, ReadProbe probe) {
    try {
      var unused = port.call(probe.operation());
      return Access.PERMITTED;
    } catch (NotPermitted refused) {
      return Access.REFUSED;
    } catch (RequestRejected | Unreadable | Unavailable | Throttled other) {
      // What says nothing of the key; a key that is stopped meanwhile ends the examination.
      return Access.UNKNOWN;
    }
  }
}
