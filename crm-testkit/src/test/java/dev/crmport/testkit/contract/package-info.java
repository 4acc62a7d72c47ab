/** Tests of pacers at length. */
@NullMarked
package dev.crmport.testkit.contract;

import org.jspecify.annotations.NullMarked;
