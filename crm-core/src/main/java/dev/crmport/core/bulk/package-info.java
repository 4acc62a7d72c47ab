/**
 * Where row by row ends and the CRM's bulk tools begin.
 *
 * <p>Start at {@link dev.crmport.core.bulk.BulkPolicy}.
 */
@NullMarked
package dev.crmport.core.bulk;

import org.jspecify.annotations.NullMarked;
