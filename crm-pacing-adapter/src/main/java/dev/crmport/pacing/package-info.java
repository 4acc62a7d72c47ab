/**
 * Pacers that several processes share.
 *
 * <p>Start at {@link dev.crmport.pacing.MachinePacer}, which keeps the lanes of one machine in a
 * folder: {@code MachineLedger} reads, decides and writes, {@code LaneState} is what it decides on,
 * {@code LaneFile} is the lock and the bytes. Nothing in here waits: the core's queues do.
 */
@NullMarked
package dev.crmport.pacing;

import org.jspecify.annotations.NullMarked;
