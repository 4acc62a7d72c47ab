/**
 * Bringing many people into the CRM, one request a row.
 *
 * <p>Start at {@link dev.crmport.core.sync.PeopleSync}. Where rows come from and how progress is
 * shown is no matter of this package: files, columns and screens belong to the caller.
 */
@NullMarked
package dev.crmport.core.sync;

import org.jspecify.annotations.NullMarked;
