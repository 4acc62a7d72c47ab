/**
 * How a client hands its key over without anybody on the way being able to read it.
 *
 * <p>Start at {@link dev.crmport.core.handoff.HandoffBox}. No encryption stands here: adapters know
 * how a key is sealed.
 */
@NullMarked
package dev.crmport.core.handoff;

import org.jspecify.annotations.NullMarked;
