/**
 * What becomes of a key in other processes and in memory once it was suspended, replaced, closed.
 */
@NullMarked
package dev.crmport.checks.key;

import org.jspecify.annotations.NullMarked;
