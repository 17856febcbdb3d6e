package touchstone.catalog.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who wants to hear what is published.
 *
 * @param channel  the only channel of interest, or null for all
 * @param secret   signs what is delivered
 * @param entry    the number of the entry of the publication log that is next
 * @param item     which item of that entry is next
 * @param failures how often the next event was tried in vain
 * @param notUntil when it may be tried
 */
record Webhook(UUID id, URI url, String channel, Secret secret, long entry, int item, int failures, Instant notUntil, Instant createdAt) {}
