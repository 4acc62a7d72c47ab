package dev.crmport.web.entry;

import dev.crmport.core.failure.BulkRefused;
import dev.crmport.core.failure.CrmException;
import dev.crmport.core.failure.KeyRefused;
import dev.crmport.core.failure.NotPermitted;
import dev.crmport.core.failure.OutcomeUnknown;
import dev.crmport.core.failure.RequestRejected;
import dev.crmport.core.failure.Throttled;
import dev.crmport.core.failure.TurnRefused;
import dev.crmport.core.failure.Unavailable;
import dev.crmport.core.failure.Unreadable;
import dev.crmport.core.failure.UnsafeTransport;

/** Why a key could not be looked at or kept, though nothing is known to be wrong with it. */
enum Trouble {
  /** The CRM cannot be reached. */
  CRM_AWAY,
  /** The CRM asks for a pause, or others use the key. */
  CRM_BUSY,
  /** The CRM answered something that is no answer. */
  CRM_UNCLEAR,
  /** The key may not tell whose it is. */
  NOT_PERMITTED,
  /** The application is set up in a way that keeps keys from being checked. */
  SETUP,
  /** Where keys are kept cannot be used. */
  STORE,
  /** Somebody else has changed the client's key meanwhile. */
  OVERTAKEN,
  /** A fault of ours. */
  FAULT;

  static Trouble of(CrmException failure) {
    return switch (failure) {
      case Unavailable away -> CRM_AWAY;
      // Asking whose a key is changes nothing, so nothing is lost with the answer.
      case OutcomeUnknown lost -> CRM_AWAY;
      case Throttled pause -> CRM_BUSY;
      case TurnRefused full -> CRM_BUSY;
      case Unreadable unclear -> CRM_UNCLEAR;
      case RequestRejected unclear -> CRM_UNCLEAR;
      case NotPermitted not -> NOT_PERMITTED;
      case KeyRefused setup -> SETUP;
      case BulkRefused setup -> SETUP;
      case UnsafeTransport setup -> SETUP;
    };
  }
}
