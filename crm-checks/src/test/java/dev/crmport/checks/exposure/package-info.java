/** What becomes of a key's copies, in other processes and in memory, once it must not be used. */
@NullMarked
package dev.crmport.checks.exposure;

import org.jspecify.annotations.NullMarked;
