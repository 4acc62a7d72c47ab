/** {@code CrmPort} over the wire. */
@NullMarked
package dev.crmport.http;

import org.jspecify.annotations.NullMarked;
