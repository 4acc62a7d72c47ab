/**
 * Keeping keys out of text.
 *
 * <p>Start at {@link dev.crmport.core.redact.Redactor}. It is the second net: what may be logged is
 * listed in the first place, and this catches what slips.
 */
@NullMarked
package dev.crmport.core.redact;

import org.jspecify.annotations.NullMarked;
