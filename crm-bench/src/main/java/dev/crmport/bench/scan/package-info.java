/**
 * How fast a tree is scanned for keys, beside what one would type for a first look.
 *
 * <p>Start at {@link dev.crmport.bench.scan.ScanBesideGrep}.
 */
@NullMarked
package dev.crmport.bench.scan;

import org.jspecify.annotations.NullMarked;
