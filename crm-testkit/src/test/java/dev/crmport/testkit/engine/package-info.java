/** What the engine answers, rule by rule. */
@NullMarked
package dev.crmport.testkit.engine;

import org.jspecify.annotations.NullMarked;
