/**
 * Keys out of Logback, by one line in {@code logback.xml}; see {@link
 * dev.crmport.logging.logback.RedactKeys}.
 */
@NullMarked
package dev.crmport.logging.logback;

import org.jspecify.annotations.NullMarked;
