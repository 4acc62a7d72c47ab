/** Tests of the command, run in this process as a user would run it. */
@NullMarked
package dev.crmport.cli;

import org.jspecify.annotations.NullMarked;
