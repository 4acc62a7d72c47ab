/** Tests of the scan. */
@NullMarked
package dev.crmport.scan.tree;

import org.jspecify.annotations.NullMarked;
