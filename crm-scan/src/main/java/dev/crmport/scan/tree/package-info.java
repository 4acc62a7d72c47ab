/**
 * Walking through folders, on as many processors as there are.
 *
 * <p>Start at {@link dev.crmport.scan.tree.Walk}. What a file holds is the matter of the package
 * {@code content}.
 */
@NullMarked
package dev.crmport.scan.tree;

import org.jspecify.annotations.NullMarked;
