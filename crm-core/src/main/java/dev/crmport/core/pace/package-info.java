/**
 * When a request may leave: at most five in any rolling second, one at a time, per lane.
 *
 * <p>Start at {@link dev.crmport.core.pace.Pacer}, the port; {@link dev.crmport.core.pace.JvmPacer}
 * keeps it for all threads of one JVM, a {@link dev.crmport.core.pace.PaceListener} sees what it
 * does. Who writes a pacer that more than one JVM shares starts at {@link
 * dev.crmport.core.pace.LaneLedger}: the lines of threads are here already. {@link
 * dev.crmport.core.pace.Time} is the only way to read or spend time in the library. No monitor may
 * come in here: waiting threads are often virtual.
 */
@NullMarked
package dev.crmport.core.pace;

import org.jspecify.annotations.NullMarked;
