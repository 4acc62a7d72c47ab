package dev.crmport.core.pace;

import dev.crmport.core.key.Lane;
import java.time.Duration;

/**
 * What is known of a turn. There is never a key in it.
 *
 * @param lane in which it was given
 * @param urgency who waited for it
 * @param operation what it is for
 * @param waited how long it took to come
 * @param departed when it came, on the pacer's {@link Time#nanos}
 */
public record TurnFacts(
    Lane lane, Urgency urgency, String operation, Duration waited, long departed) {}
