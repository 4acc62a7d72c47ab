/**
 * Keys out of Log4j 2, by one line in its configuration; see {@link
 * dev.crmport.logging.log4j.RedactKeys}.
 */
@NullMarked
package dev.crmport.logging.log4j;

import org.jspecify.annotations.NullMarked;
