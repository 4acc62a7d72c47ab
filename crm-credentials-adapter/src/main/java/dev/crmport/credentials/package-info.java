/**
 * Where clients' keys come from: a store in an age or a PKCS12 file, a table or a Vault secret,
 * mounted files, the environment, or several of these.
 *
 * <p>Start at {@link dev.crmport.credentials.AgeFileStore}; {@link
 * dev.crmport.credentials.CredentialBackends} opens any of them by a short address. The file format
 * is in {@code KeyDocument}, the encryption in {@code SealedText}, the way onto the disk in {@code
 * DocumentFile}, {@code WholeFile} and {@code WriteLock}, hand-offs in {@code StoredHandoffs}, the
 * SQL in {@code KeyTable}, Vault's API in {@code VaultSecret}. Nothing here logs, and no message
 * holds a part of a key or of an identity.
 */
@NullMarked
package dev.crmport.credentials;

import org.jspecify.annotations.NullMarked;
