/**
 * Keys out of {@code java.util.logging}, by one line in {@code logging.properties}; see {@link
 * dev.crmport.logging.jul.RedactKeys}.
 */
@NullMarked
package dev.crmport.logging.jul;

import org.jspecify.annotations.NullMarked;
