/** Tests of the scan. */
@NullMarked
package dev.crmport.scan.report;

import org.jspecify.annotations.NullMarked;
