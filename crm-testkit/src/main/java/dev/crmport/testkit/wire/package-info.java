/**
 * HTTP/1.1 and JSON as bytes: what the fake server reads, without a decision about it.
 *
 * <p>Start at {@link dev.crmport.testkit.wire.HttpReader}. Not exported. Faults and records of
 * traffic do not come in here.
 */
@NullMarked
package dev.crmport.testkit.wire;

import org.jspecify.annotations.NullMarked;
