package dev.crmport.pacing;

/**
 * The turn that is open in a lane.
 *
 * @param token a random number that only its holder knows, so that nobody else closes it
 * @param operation what it is for
 * @param departed when it was given
 * @param until until when it is presumed open: the exchange's limit and the quarantine later
 */
record HeldTurn(long token, String operation, long departed, long until) {}
