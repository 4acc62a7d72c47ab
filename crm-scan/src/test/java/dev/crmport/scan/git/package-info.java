/** Tests of the scan. */
@NullMarked
package dev.crmport.scan.git;

import org.jspecify.annotations.NullMarked;
