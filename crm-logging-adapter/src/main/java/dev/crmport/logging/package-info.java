/**
 * Keeps keys out of logs.
 *
 * <p>One line in the configuration of a logging system turns it on: {@code logback}, {@code log4j}
 * and {@code jul} below say which. All of them ask the redactor of {@link
 * dev.crmport.logging.LogRedactor}. Whoever logs through SLF4J takes the line of the system behind
 * it.
 */
@NullMarked
package dev.crmport.logging;

import org.jspecify.annotations.NullMarked;
