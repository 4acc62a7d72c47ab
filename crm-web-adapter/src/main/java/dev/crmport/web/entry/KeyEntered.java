package dev.crmport.web.entry;

import dev.crmport.core.introspection.KeyProfile;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.CredentialSummary;
import java.util.Optional;

/**
 * A key that somebody has entered and that is stored. No part of it is in here beyond its last four
 * characters.
 *
 * @param stored as it was kept
 * @param profile what the CRM says of it
 * @param replaced the key that it took the place of
 * @param sameKeyAs another client that has this very key; both share one pace
 */
public record KeyEntered(
    CredentialSummary stored,
    KeyProfile profile,
    Optional<CredentialSummary> replaced,
    Optional<ClientId> sameKeyAs) {}
