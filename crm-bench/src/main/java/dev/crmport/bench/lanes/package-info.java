/**
 * What the pacer costs where there is a lot of it: lanes by the thousand, a queue of a hundred
 * thousand, a million requests.
 *
 * <p>Start at {@link dev.crmport.bench.lanes.ManyLanes}.
 */
@NullMarked
package dev.crmport.bench.lanes;

import org.jspecify.annotations.NullMarked;
