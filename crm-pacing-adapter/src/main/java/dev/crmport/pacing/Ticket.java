package dev.crmport.pacing;

import dev.crmport.core.pace.Urgency;

/**
 * A process that waits, for one of its threads.
 *
 * @param process which; a random number
 * @param seen when it last said that it waits
 */
record Ticket(long process, Urgency urgency, long seen) {
  boolean isOf(long who, Urgency which) {
    return process == who && urgency == which;
  }
}
