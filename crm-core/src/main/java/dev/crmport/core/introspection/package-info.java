/**
 * What a key is: the CRM's own account of it, and the call that only checks the connection.
 *
 * <p>Start at {@link dev.crmport.core.introspection.Introspection}.
 */
@NullMarked
package dev.crmport.core.introspection;

import org.jspecify.annotations.NullMarked;
