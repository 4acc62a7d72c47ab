/**
 * What can go wrong, by what the caller can do about it.
 *
 * <p>Start at {@link dev.crmport.core.failure.CrmException}. Every message says what was not done,
 * why, and what to do next; it names operation, status and key reference, never a key, a header or
 * a body. The words of a kind of failure are written once, in its class.
 */
@NullMarked
package dev.crmport.core.failure;

import org.jspecify.annotations.NullMarked;
