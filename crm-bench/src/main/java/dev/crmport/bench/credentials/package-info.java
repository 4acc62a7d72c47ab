/**
 * What it costs to keep keys in an encrypted file.
 *
 * <p>Start at {@link dev.crmport.bench.credentials.AgeStoreCost}.
 */
@NullMarked
package dev.crmport.bench.credentials;

import org.jspecify.annotations.NullMarked;
