/** The {@code crm} command. */
@NullMarked
package dev.crmport.cli;

import org.jspecify.annotations.NullMarked;
