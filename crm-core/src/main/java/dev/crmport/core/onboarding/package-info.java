/**
 * How a key comes to be kept: read as it was pasted, shown to the CRM, compared with what is
 * stored, and only then stored, or put in the place of another one. The same for a page, a command
 * and what was handed over sealed.
 *
 * <p>Start at {@link dev.crmport.core.onboarding.KeyOnboarding}.
 */
@NullMarked
package dev.crmport.core.onboarding;

import org.jspecify.annotations.NullMarked;
