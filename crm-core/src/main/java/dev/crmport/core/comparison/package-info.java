/**
 * What two keys may do, side by side: a client's sandbox key, which the integration was tested
 * with, and the production key that should permit the same.
 *
 * <p>Start at {@link dev.crmport.core.comparison.KeyComparison}.
 */
@NullMarked
package dev.crmport.core.comparison;

import org.jspecify.annotations.NullMarked;
