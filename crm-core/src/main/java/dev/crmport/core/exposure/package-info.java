/**
 * Keys that were seen where they must not be: stopping them, and saying so.
 *
 * <p>Start at {@link dev.crmport.core.exposure.Suspensions}. How an exposure is found is not its
 * matter, nor where the state of a key is kept; no type of this package shows a key.
 */
@NullMarked
package dev.crmport.core.exposure;

import org.jspecify.annotations.NullMarked;
