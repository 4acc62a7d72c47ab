/** What the logging systems have in common: text, values and failures without keys. Internal. */
@NullMarked
package dev.crmport.logging.line;

import org.jspecify.annotations.NullMarked;
