/**
 * What a scan came to, and the papers that are made of it.
 *
 * <p>Start at {@link dev.crmport.scan.report.ScanReport}. Nothing here holds a key or a line of
 * what was read: an exposure is told by its place, its form and the key's reference.
 */
@NullMarked
package dev.crmport.scan.report;

import org.jspecify.annotations.NullMarked;
