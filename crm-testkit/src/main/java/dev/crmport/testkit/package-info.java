/** Fakes, fixtures and contracts. */
@NullMarked
package dev.crmport.testkit;

import org.jspecify.annotations.NullMarked;
