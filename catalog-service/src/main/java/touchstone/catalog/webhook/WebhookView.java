package touchstone.catalog.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A subscription. @param secret told once, when it is made */
record WebhookView(UUID id, URI url, String channel, @Schema(description = "Signs what is delivered; told once, when the subscription is made") String secret,
                   @Schema(description = "How often the next event was tried in vain") int failures, Instant createdAt) {
    static WebhookView of(Webhook webhook) {
        return new WebhookView(webhook.id(), webhook.url(), webhook.channel(), null, webhook.failures(), webhook.createdAt());
    }

    static WebhookView withSecret(Webhook webhook) {
        return new WebhookView(webhook.id(), webhook.url(), webhook.channel(), webhook.secret().text(), webhook.failures(), webhook.createdAt());
    }
}
