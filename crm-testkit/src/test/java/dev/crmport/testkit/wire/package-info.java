/** Reading HTTP and JSON off bytes. */
@NullMarked
package dev.crmport.testkit.wire;

import org.jspecify.annotations.NullMarked;
