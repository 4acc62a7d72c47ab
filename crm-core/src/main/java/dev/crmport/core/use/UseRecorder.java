package dev.crmport.core.use;

import dev.crmport.core.call.CallOptions;
import dev.crmport.core.call.CrmPort;
import dev.crmport.core.call.Operation;
import dev.crmport.core.failure.RequestRejected;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes down which operations pass through it, for asking for a production key that may do just
 * these. Put around the CRM while an integration is tested.
 *
 * <p>A call counts once the CRM has answered it, with a result or with a mistake in the request;
 * one that it did not permit, or that never arrived, was not used. Safe for use by many threads;
 * what {@link #with} gives writes into the same record.
 */
public final class UseRecorder implements CrmPort {
  private final CrmPort crm;
  private final Map<UsedOperation, Long> counts;

  private UseRecorder(CrmPort crm, Map<UsedOperation, Long> counts) {
    this.crm = crm;
    this.counts = counts;
  }

  /**
   * The same CRM, its use recorded from now on.
   *
   * @param crm not closed from here
   */
  public static UseRecorder around(CrmPort crm) {
    return new UseRecorder(crm, new ConcurrentHashMap<>());
  }

  @Override
  public <R> R call(Operation<R> operation) {
    R answer;
    try {
      answer = crm.call(operation);
    } catch (RequestRejected permitted) {
      count(operation);
      throw permitted;
    }
    count(operation);
    return answer;
  }

  private void count(Operation<?> operation) {
    counts.merge(UsedOperation.of(operation), 1L, Long::sum);
  }

  @Override
  public CrmPort with(CallOptions options) {
    return new UseRecorder(crm.with(options), counts);
  }

  /** What was used up to now. */
  public UseRecord record() {
    return UseRecord.of(counts);
  }

  @Override
  public String toString() {
    return "UseRecorder[" + crm + "]";
  }
}
