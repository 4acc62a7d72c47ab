package dev.crmport.core.call;

import dev.crmport.core.key.Credential;
import java.util.function.Function;

/**
 * The CRM for a credential that need not be stored anywhere: to ask whose a key is before it is
 * kept. Safe for use by many threads.
 */
public interface CrmAccess {
  /**
   * Uses the CRM with this credential.
   *
   * <p><b>Shape:</b> each request takes a turn in the credential's lane. The port is closed when
   * this returns and must not be kept; the credential stays the caller's to close.<br>
   * <b>Errors:</b> what {@code use} throws, such as the {@link
   * dev.crmport.core.failure.CrmException} of a call.
   *
   * @return what {@code use} made of it
   */
  <T> T with(Credential credential, Function<CrmPort, T> use);
}
