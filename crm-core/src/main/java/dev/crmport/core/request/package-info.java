/**
 * What a vendor sends to a client that has to request a production key: only the client can, from
 * inside the CRM.
 *
 * <p>Start at {@link dev.crmport.core.request.KeyRequest}.
 */
@NullMarked
package dev.crmport.core.request;

import org.jspecify.annotations.NullMarked;
