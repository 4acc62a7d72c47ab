/**
 * The {@code crm} command.
 *
 * <p>Start at {@link dev.crmport.cli.Cli}: it guards the arguments, runs one command and turns what
 * went wrong into one message and an exit code. Only {@link dev.crmport.cli.Main} ends the JVM.
 */
@NullMarked
package dev.crmport.cli;

import org.jspecify.annotations.NullMarked;
