package touchstone.catalog.webhook;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.webhook.Secret;

/**
 * Somebody who wants to hear what is published.
 *
 * @param channel      the only channel of interest, or null for all
 * @param secret       signs what is delivered
 * @param earlier      secrets that were replaced, and sign beside it for a while
 * @param next         the event that is next
 * @param failures     how often it was tried in vain
 * @param failingSince when it was first tried in vain; null where it was not
 * @param notUntil     when it may be tried
 * @param reason       why nothing is delivered; null where something is
 * @param revision     counts what was changed of it, but not what was delivered
 * @param logged       how many deliveries were logged
 */
record Webhook(UUID id, URI url, String channel, Secret secret, List<Earlier> earlier, Place next, int failures, Instant failingSince, Instant notUntil, State state, String reason,
               long revision, long logged, Instant createdAt) {
    private static final int MOST_EARLIER = 3;

    /** Whether events are delivered. Those that are not wait. */
    @Schema(name = "WebhookState", description = "PAUSED by somebody; DISABLED by itself, for the reason that is given")
    enum State { ACTIVE, PAUSED, DISABLED }

    /** A secret that was replaced. @param until when it no longer signs */
    record Earlier(Secret secret, Instant until) {}

    Webhook {
        earlier = List.copyOf(earlier);
    }

    static Webhook made(UUID id, NewWebhook wanted, long entry, Instant now) {
        return new Webhook(id, wanted.url(), wanted.channel(), Secret.random(), List.of(), new Place(entry, 0), 0, null, now, State.ACTIVE, null, 1, 0, now);
    }

    /** The header {@code webhook-signature} of a message: one signature per secret that counts, the present one's first (Standard Webhooks, "Signature scheme"). */
    String sign(String event, Instant at, String body) {
        return Stream.concat(Stream.of(secret), earlier.stream().filter(it -> it.until().isAfter(at)).map(Earlier::secret)).map(it -> it.sign(event, at, body))
                .reduce((one, other) -> one + " " + other).orElseThrow();
    }

    /** @param overlap for how long the present secret signs too */
    Webhook rotated(Duration overlap, Instant now) {
        List<Earlier> valid = Stream.concat(Stream.of(new Earlier(secret, now.plus(overlap))), earlier.stream()).filter(it -> it.until().isAfter(now)).limit(MOST_EARLIER).toList();
        return new Webhook(id, url, channel, Secret.random(), valid, next, failures, failingSince, notUntil, state, reason, revision + 1, logged, createdAt);
    }

    /** Made active again it is tried at once, with as much patience as a new one. */
    Webhook with(State wanted, String why, Instant now) {
        boolean again = wanted == State.ACTIVE;
        return new Webhook(id, url, channel, secret, earlier, next, again ? 0 : failures, again ? null : failingSince, again ? now : notUntil, wanted, again ? null : why, revision + 1, logged, createdAt);
    }

    Webhook delivered(Place reached) {
        return new Webhook(id, url, channel, secret, earlier, reached, 0, null, createdAt, state, reason, revision, logged, createdAt);
    }

    Webhook failed(Place reached, Instant at, Instant again) {
        return new Webhook(id, url, channel, secret, earlier, reached, failures + 1, failingSince == null ? at : failingSince, again, state, reason, revision, logged, createdAt);
    }
}
