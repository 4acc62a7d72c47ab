/** What many threads do to the pacer at once: explored by Lincheck, by force, and by looking. */
@NullMarked
package dev.crmport.checks.pace;

import org.jspecify.annotations.NullMarked;
