package dev.crmport.core.sync;

import dev.crmport.core.bulk.BulkPolicy;
import dev.crmport.core.call.CrmPort;
import dev.crmport.core.failure.BulkRefused;
import dev.crmport.core.pace.Pace;
import dev.crmport.core.people.MatchCombination;
import java.util.Iterator;
import java.util.function.BooleanSupplier;

/**
 * Brings people into the CRM: one {@code POST /people/findOrCreate} a row, one after the other.
 *
 * <p>A row that cannot be sent, or that the CRM does not accept, never stops the run; a key that
 * the CRM refuses does, since no later row could fare better. Rows are read as they are needed and
 * none is kept, so a run takes the same memory however long its source is. Immutable, and safe for
 * many threads as far as its port is; each run belongs to the thread that started it.
 */
public final class PeopleSync {
  /** The bulk routes that large files belong to, as {@link BulkRefused} says them to people. */
  public static final String BULK_ROUTE =
      "the CRM's Bulk Upload, or its bulk import: POST /bulkImportJobs with the resource Contacts"
          + " and the mapping CreateOrUpdateContact";

  static final String BELOW_MATCH =
      "too little to look for the person, so that every run would store a duplicate: the CRM needs"
          + " an e-mail address, or a telephone number, or first and last name with a five-digit"
          + " postal code and either the date of birth or a street with its house number";

  private final CrmPort crm;
  private final BulkPolicy bulk;
  private final Pace pace;
  private final boolean allowDuplicates;

  private PeopleSync(Builder from) {
    crm = from.crm;
    bulk = from.bulk;
    pace = from.pace;
    allowDuplicates = from.allowDuplicates;
  }

  /** Begins a sync over this port. */
  public static Builder over(CrmPort crm) {
    return new Builder(crm);
  }

  /**
   * Refuses a run that belongs to a bulk route, before anything is sent. {@link #run} does so too.
   *
   * @throws BulkRefused where there are more rows than the policy lets go one by one
   */
  public void check(long rows) {
    bulk.check("findOrCreatePerson", rows, BULK_ROUTE, pace);
  }

  /**
   * Sends the rows in their order and waits for the answer to each.
   *
   * @param count how many rows there are; told beforehand so that nothing is sent of too many
   * @param rows the rows, read once
   * @param listener is told of each row
   * @param stop asked before each row; once true, nothing more is sent
   * @return what it came to; a refused key is in it, not thrown
   * @throws BulkRefused where there are more rows than the policy lets go one by one
   */
  public SyncReport run(
      long count, Iterator<SyncRow> rows, SyncListener listener, BooleanSupplier stop) {
    check(count);
    SyncRun run = new SyncRun(crm, listener, stop);
    while (rows.hasNext()) {
      run.accept(judged(rows.next()));
    }
    return run.report();
  }

  /** The row as it is, or refused where sending it again would store the person again. */
  public SyncRow judged(SyncRow row) {
    return switch (row) {
      case SyncRow.Refused refused -> refused;
      case SyncRow.Ready ready
          when !allowDuplicates && MatchCombination.metBy(ready.person()).isEmpty() ->
          new SyncRow.Refused(ready.line(), BELOW_MATCH);
      case SyncRow.Ready ready -> ready;
    };
  }

  /** Options of a sync. Not safe for use by many threads. */
  public static final class Builder {
    private final CrmPort crm;
    private BulkPolicy bulk = BulkPolicy.standard();
    private Pace pace = Pace.standard();
    private boolean allowDuplicates;

    private Builder(CrmPort crm) {
      this.crm = crm;
    }

    /** How many rows may go one by one; 2,000 unless told otherwise. */
    public Builder bulk(BulkPolicy policy) {
      bulk = policy;
      return this;
    }

    /** The pace in force, for saying how long a run would take; it paces nothing. */
    public Builder pace(Pace inForce) {
      pace = inForce;
      return this;
    }

    /** Whether rows are sent that the CRM cannot match; refused unless told otherwise. */
    public Builder allowDuplicates(boolean allow) {
      allowDuplicates = allow;
      return this;
    }

    /** The sync. */
    public PeopleSync build() {
      return new PeopleSync(this);
    }
  }
}
