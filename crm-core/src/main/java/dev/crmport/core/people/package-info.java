/**
 * People: finding, creating and updating them, and what the CRM makes of it.
 *
 * <p>Start at {@link dev.crmport.core.people.People}. Which data suffices for a match is {@link
 * dev.crmport.core.people.MatchCombination}'s to say.
 */
@NullMarked
package dev.crmport.core.people;

import org.jspecify.annotations.NullMarked;
