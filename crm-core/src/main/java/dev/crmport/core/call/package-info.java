/**
 * Calls: operations as values, and the door they go through.
 *
 * <p>Start at {@link dev.crmport.core.call.CrmPort} and {@link dev.crmport.core.call.Operation};
 * whoever implements the port lets {@link dev.crmport.core.call.Answers} say what an answer means.
 * No HTTP client and no JSON text lives here; what a failure means is in {@link
 * dev.crmport.core.failure}.
 */
@NullMarked
package dev.crmport.core.call;

import org.jspecify.annotations.NullMarked;
