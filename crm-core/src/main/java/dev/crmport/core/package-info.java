/**
 * The core of CrmPort: what the CRM asks of an integration, kept in plain Java.
 *
 * <p>Start at {@link dev.crmport.core.call.CrmPort}, the one door through which requests leave. The
 * other two ports live with their concepts: {@link dev.crmport.core.key.CredentialStore} and {@link
 * dev.crmport.core.pace.Pacer}. Nothing but the JDK and null marks may come in here.
 */
@NullMarked
package dev.crmport.core;

import org.jspecify.annotations.NullMarked;
