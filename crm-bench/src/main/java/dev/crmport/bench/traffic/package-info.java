/**
 * Who keeps the rule at the server, and at what price: real requests on loopback, in real time.
 *
 * <p>Start at {@link dev.crmport.bench.traffic.PacedTraffic}.
 */
@NullMarked
package dev.crmport.bench.traffic;

import org.jspecify.annotations.NullMarked;
