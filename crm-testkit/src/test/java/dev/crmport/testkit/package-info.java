/** What the server does on the wire, and what it remembers. */
@NullMarked
package dev.crmport.testkit;

import org.jspecify.annotations.NullMarked;
