/** Values, operations, ports, policies and use cases. */
@NullMarked
package dev.crmport.core;

import org.jspecify.annotations.NullMarked;
