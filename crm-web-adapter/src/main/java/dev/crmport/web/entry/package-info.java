/**
 * The page on which the owner of a key adds it: opened through a link that the application signs,
 * used once, and never showing the key again.
 *
 * <p>Start at {@link dev.crmport.web.entry.KeyPage}; {@link dev.crmport.web.entry.KeyPageServlet}
 * and {@link dev.crmport.web.entry.KeyPageHandler} put it on a server, {@link
 * dev.crmport.web.entry.KeyLinks} makes the links. What makes a key good is the core's to know, not
 * this package's.
 */
@NullMarked
package dev.crmport.web.entry;

import org.jspecify.annotations.NullMarked;
