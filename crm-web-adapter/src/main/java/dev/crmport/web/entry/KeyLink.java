package dev.crmport.web.entry;

import dev.crmport.core.key.ClientId;
import java.time.Instant;

/**
 * What a link lets its holder do.
 *
 * @param id names this link and no other: 32 hexadecimal digits
 * @param client whose key may be entered
 * @param until when it ends, to the second
 * @param mayReplace whether a key that the client has may be replaced
 */
record KeyLink(String id, ClientId client, Instant until, boolean mayReplace) {}
