/**
 * Measurements. Each stands beside what a user would pick instead, in one run.
 *
 * <p>How to run them is in the module's README.
 */
@NullMarked
package dev.crmport.bench;

import org.jspecify.annotations.NullMarked;
