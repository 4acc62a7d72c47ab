/** Tests of the scan. */
@NullMarked
package dev.crmport.scan.content;

import org.jspecify.annotations.NullMarked;
