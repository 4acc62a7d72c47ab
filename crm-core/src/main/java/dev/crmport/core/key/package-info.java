/**
 * Keys and what belongs to them: whose a key is, how it is named, where it is kept.
 *
 * <p>Start at {@link dev.crmport.core.key.Credential}. The ports are {@link
 * dev.crmport.core.key.CredentialSource}, {@link dev.crmport.core.key.SuspendableSource} and {@link
 * dev.crmport.core.key.CredentialStore}. No file format, no encryption and no transport lives here,
 * and no type of this package prints a key.
 */
@NullMarked
package dev.crmport.core.key;

import org.jspecify.annotations.NullMarked;
