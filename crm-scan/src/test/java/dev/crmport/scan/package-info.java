/** Tests of the scan. */
@NullMarked
package dev.crmport.scan;

import org.jspecify.annotations.NullMarked;
