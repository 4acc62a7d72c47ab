package dev.crmport.core.redact;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.KeyReference;
import java.util.Optional;

/**
 * Whose key was found.
 *
 * @param reference how it is said
 * @param client where the redactor was told of the key
 * @param test whether it was not, and the key has the shape of those that tests use
 */
record Owner(KeyReference reference, Optional<ClientId> client, boolean test) {}
