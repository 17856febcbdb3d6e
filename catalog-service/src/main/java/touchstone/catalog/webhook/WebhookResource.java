package touchstone.catalog.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.catalog.channel.Channels;
import touchstone.catalog.publication.PublicationLog;
import touchstone.commons.Page;

@Path("/webhooks")
@RolesAllowed("operator")
@Tag(name = "Webhooks", description = "Tells systems of others what was published and withdrawn: CloudEvents 1.0, signed as Standard Webhooks prescribes")
public class WebhookResource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Webhooks webhooks;
    private final Channels channels;
    private final PublicationLog entries;
    private final Addresses addresses;
    private final Clock clock;

    WebhookResource(Webhooks webhooks, Channels channels, PublicationLog entries, Addresses addresses, Clock clock) {
        this.webhooks = webhooks;
        this.channels = channels;
        this.entries = entries;
        this.addresses = addresses;
        this.clock = clock;
    }

    @POST
    @Blocking // It asks which address a name means.
    @Operation(summary = "Subscribe to what is published from now on", description = "The answer holds the secret that signs what is delivered. It is not told again.")
    @APIResponse(responseCode = "201", description = "Events are delivered from now on")
    @APIResponse(responseCode = "422", description = "There is no such channel, or events are not delivered to this address")
    public RestResponse<WebhookView> subscribe(@Valid @NotNull NewWebhook wanted) {
        addresses.check(wanted.url());
        if (wanted.channel() != null) channels.get(wanted.channel()).await().atMost(PATIENCE);
        Instant now = clock.instant();
        Webhook webhook = new Webhook(UuidCreator.getTimeOrderedEpoch(), wanted.url(), wanted.channel(), Secret.random(), entries.known().await().atMost(PATIENCE) + 1, 0, 0, now, now);
        webhooks.add(webhook).await().atMost(PATIENCE);
        return ResponseBuilder.<WebhookView>created(URI.create("/webhooks/" + webhook.id())).entity(WebhookView.withSecret(webhook)).build();
    }

    @GET
    @Operation(summary = "List all subscriptions")
    public Uni<Page<WebhookView>> list() {
        return webhooks.all().map(all -> new Page<>(all.stream().map(WebhookView::of).toList(), null));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a subscription")
    public Uni<WebhookView> read(UUID id) {
        return webhooks.get(id).map(WebhookView::of);
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(summary = "See the latest deliveries, and what came of them", description = "The latest hundred attempts, newest first.")
    public Uni<Page<Delivery>> deliveries(UUID id) {
        return webhooks.deliveries(id).map(deliveries -> new Page<>(deliveries, null));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "End a subscription")
    @APIResponse(responseCode = "204", description = "Nothing is delivered any more")
    public Uni<RestResponse<Void>> end(UUID id) {
        return webhooks.remove(id).replaceWith(RestResponse::noContent);
    }
}
