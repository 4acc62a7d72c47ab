/**
 * What redaction costs where no key is, and whether it raises an alarm there.
 *
 * <p>Start at {@link dev.crmport.bench.redact.RedactionCost} and {@link
 * dev.crmport.bench.redact.FalseAlarms}.
 */
@NullMarked
package dev.crmport.bench.redact;

import org.jspecify.annotations.NullMarked;
