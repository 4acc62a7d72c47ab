/** Tests that must see every module: boundaries, leaks, the README's code. */
@NullMarked
package dev.crmport.checks;

import org.jspecify.annotations.NullMarked;
