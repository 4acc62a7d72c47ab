/**
 * What a vendor sends to its clients about their keys: the request for a production key, and the
 * invitation to hand it over sealed. Words alone; nothing here sends anything.
 *
 * <p>Start at {@link dev.crmport.core.letter.KeyRequest}.
 */
@NullMarked
package dev.crmport.core.letter;

import org.jspecify.annotations.NullMarked;
