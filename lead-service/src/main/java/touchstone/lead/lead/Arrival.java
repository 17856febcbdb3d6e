package touchstone.lead.lead;

import touchstone.commons.Idempotency;
import touchstone.lead.spam.Challenge;

/**
 * A lead that comes in, and what is kept with it or not at all.
 *
 * @param key       the Idempotency-Key it came with, or null
 * @param answer    what a repeat with that key gets
 * @param challenge what was met for it, and is spent by it; or null
 * @param origin    a keyed hash of the network address, to be counted; or null
 */
public record Arrival(Lead lead, Idempotency.Key key, String answer, Challenge challenge, String origin) {}
