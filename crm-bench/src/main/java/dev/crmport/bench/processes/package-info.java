/**
 * One lane for several processes: what a turn costs, who gets how many, and what waiting costs.
 *
 * <p>Start at {@link dev.crmport.bench.processes.MachinePacerCost}. The measured processes are
 * {@code Contender}s, a {@code Crew} of them at a time.
 */
@NullMarked
package dev.crmport.bench.processes;

import org.jspecify.annotations.NullMarked;
