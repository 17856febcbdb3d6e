package touchstone.lead.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.Revision;
import touchstone.commons.webhook.Secret;

/**
 * Somebody who wants to hear what happens.
 *
 * @param types        of events, empty for all
 * @param pipeline     the only one whose opportunities are of interest, or null for all
 * @param contact      who is told by mail when nothing is delivered any more
 * @param secret       signs what is delivered
 * @param earlier      the one that was replaced, and signs beside it until {@code earlierUntil}; or null
 * @param failures     how often something was tried in vain, without all being taken since
 * @param failingSince when it was first tried in vain; null where it was not
 * @param notUntil     when it may be tried
 * @param reason       why nothing is delivered; null where something is
 * @param revision     counts what was changed of it, but not what was delivered
 */
record Webhook(UUID id, long number, URI url, List<String> types, String pipeline, String contact, Secret secret, Secret earlier, Instant earlierUntil, State state, String reason,
               int failures, Instant failingSince, Instant notUntil, Instant createdAt) {
    /** Whether events are delivered. Those that are not wait. */
    @Schema(name = "LeadWebhookState", description = "PAUSED by somebody; DISABLED by itself, for the reason that is given")
    enum State { ACTIVE, PAUSED, DISABLED }

    /** The header {@code webhook-signature}: one signature per secret that counts, the present one's first (Standard Webhooks, "Signature scheme"). */
    String sign(String event, Instant at, String body) {
        String signature = secret.sign(event, at, body);
        return earlier != null && earlierUntil.isAfter(at) ? signature + " " + earlier.sign(event, at, body) : signature;
    }

    Revision revision() {
        return new Revision(number);
    }
}
