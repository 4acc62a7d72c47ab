/**
 * What an integration uses of the CRM: names of operations and how often, and nothing of what was
 * sent or answered.
 *
 * <p>Start at {@link dev.crmport.core.use.UseRecorder}.
 */
@NullMarked
package dev.crmport.core.use;

import org.jspecify.annotations.NullMarked;
