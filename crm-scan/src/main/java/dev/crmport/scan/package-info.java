/**
 * Finding keys that stand where they should not.
 *
 * <p>Start at {@link dev.crmport.scan.Scan}. What it came to is in {@code dev.crmport.scan.report};
 * nothing here ever holds or prints what it found.
 */
@NullMarked
package dev.crmport.scan;

import org.jspecify.annotations.NullMarked;
