package touchstone.catalog.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A subscription. @param secret told once, when it is made */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookView(UUID id, URI url, String channel, @Schema(description = "Signs what is delivered; told once, when it is made") String secret,
                   @Schema(description = "Until when a secret signs too that was replaced") Instant earlierSecretUntil, Webhook.State state,
                   @Schema(description = "Why nothing is delivered; absent where something is") String reason,
                   @Schema(description = "How often the next event was tried in vain") int failures, @Schema(description = "Since when") Instant failingSince,
                   @Schema(description = "The event that is next") Place next, long revision, Instant createdAt) {
    static WebhookView of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookView withSecret(Webhook webhook) {
        return of(webhook, webhook.secret().text());
    }

    private static WebhookView of(Webhook webhook, String secret) {
        return new WebhookView(webhook.id(), webhook.url(), webhook.channel(), secret, webhook.earlier().stream().map(Webhook.Earlier::until).max(Instant::compareTo).orElse(null),
                webhook.state(), webhook.reason(), webhook.failures(), webhook.failingSince(), webhook.next(), webhook.revision(), webhook.createdAt());
    }
}
