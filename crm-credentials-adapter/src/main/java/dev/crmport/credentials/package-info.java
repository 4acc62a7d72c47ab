/**
 * Where clients' keys come from: a store in one age file, or the environment.
 *
 * <p>Start at {@link dev.crmport.credentials.AgeFileStore}; {@link
 * dev.crmport.credentials.CredentialBackends} opens any of them by a short address. The file format
 * is in {@code KeyDocument}, the encryption in {@code SealedText}, the way onto the disk in {@code
 * WholeFile} and {@code WriteLock}. Nothing here logs, and no message holds a part of a key or of
 * an identity.
 */
@NullMarked
package dev.crmport.credentials;

import org.jspecify.annotations.NullMarked;
