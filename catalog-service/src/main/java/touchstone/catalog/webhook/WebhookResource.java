package touchstone.catalog.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.catalog.channel.Channels;
import touchstone.catalog.publication.PublicationLog;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Revision;

@Path("/webhooks")
@RolesAllowed("operator")
@Tag(name = "Webhooks", description = "Tells systems of others what was published and withdrawn: CloudEvents 1.0, signed as Standard Webhooks prescribes")
public class WebhookResource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Webhooks webhooks;
    private final Channels channels;
    private final PublicationLog entries;
    private final Addresses addresses;
    private final Redeliveries redeliveries;
    private final JsonWebToken token;
    private final Clock clock;

    WebhookResource(Webhooks webhooks, Channels channels, PublicationLog entries, Addresses addresses, Redeliveries redeliveries, JsonWebToken token, Clock clock) {
        this.webhooks = webhooks;
        this.channels = channels;
        this.entries = entries;
        this.addresses = addresses;
        this.redeliveries = redeliveries;
        this.token = token;
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
        Webhook webhook = Webhook.made(UuidCreator.getTimeOrderedEpoch(), wanted, entries.known().await().atMost(PATIENCE) + 1, now);
        webhooks.add(webhook).await().atMost(PATIENCE);
        return ResponseBuilder.<WebhookView>created(URI.create("/webhooks/" + webhook.id())).entity(WebhookView.withSecret(webhook)).tag(new Revision(webhook.revision()).tag()).build();
    }

    @GET
    @Operation(summary = "List all subscriptions")
    public Uni<Page<WebhookView>> list() {
        return webhooks.all().map(all -> new Page<>(all.stream().map(WebhookView::of).toList(), null));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a subscription")
    public Uni<RestResponse<WebhookView>> read(UUID id) {
        return webhooks.get(id).map(webhook -> answer(WebhookView.of(webhook)));
    }

    @PUT
    @Path("/{id}/state")
    @Operation(summary = "Pause a subscription, or make it active again", description = "What is published while it is not active waits, and is delivered in its order then. "
            + "What is being delivered at the moment still is.")
    public Uni<RestResponse<WebhookView>> state(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull WantedState wanted) {
        return present(id, ifMatch).chain(webhook -> webhooks.change(webhook.with(Webhook.State.valueOf(wanted.state().name()), wanted.reason(), clock.instant())))
                .map(webhook -> answer(WebhookView.of(webhook)));
    }

    @POST
    @Path("/{id}/secrets")
    @Operation(summary = "Replace the secret", description = "The answer holds the new one. It is not told again. For as long as the overlap lasts, what is delivered is signed with both.")
    @APIResponse(responseCode = "201", description = "The new one signs from now on")
    public Uni<RestResponse<WebhookView>> rotate(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull NewSecret wanted) {
        return present(id, ifMatch).chain(webhook -> webhooks.change(webhook.rotated(wanted.overlap(), clock.instant())))
                .map(webhook -> ResponseBuilder.<WebhookView>created(URI.create("/webhooks/" + id)).entity(WebhookView.withSecret(webhook)).tag(new Revision(webhook.revision()).tag()).build());
    }

    @POST
    @Path("/{id}/redeliveries")
    @Operation(summary = "Deliver an event once more, or a range of them", description = "Those of the subscription's channel, in their order, with the ids they had, after what is new.")
    @APIResponse(responseCode = "202", description = "They will be delivered")
    @APIResponse(responseCode = "409", description = "Too many wait already")
    @APIResponse(responseCode = "422", description = "Not all of them were delivered before")
    public Uni<RestResponse<Redelivery>> again(UUID id, @Valid @NotNull Redelivery.Wanted wanted) {
        return webhooks.get(id).chain(webhook -> {
            Place first = wanted.first();
            Place last = wanted.last();
            if (first.compareTo(last) > 0 || last.compareTo(webhook.next()) >= 0) throw new EventsUnknown(first, last, webhook.next());
            Redelivery redelivery = new Redelivery(UuidCreator.getTimeOrderedEpoch(), id, first, last, token.getSubject(), clock.instant());
            return redeliveries.add(redelivery).replaceWith(redelivery);
        }).map(redelivery -> RestResponse.status(RestResponse.Status.ACCEPTED, redelivery));
    }

    @GET
    @Path("/{id}/redeliveries")
    @Operation(summary = "List what is still to be delivered once more")
    public Uni<Page<Redelivery>> redeliveries(UUID id) {
        return webhooks.get(id).chain(() -> redeliveries.of(id)).map(all -> new Page<>(all, null));
    }

    /** @param reason noted where it is paused */
    record WantedState(@NotNull Wanted state, @Size(max = 500) String reason) {
        enum Wanted { ACTIVE, PAUSED }
    }

    /** @param overlap for how long the secret signs too that is replaced: up to seven days, a day if nothing is said, none where the old one is known to others */
    record NewSecret(@Schema(description = "For how long the old one signs too, PT0S to P7D") Duration overlap) {
        private static final Duration LONGEST = Duration.ofDays(7);

        NewSecret {
            if (overlap == null) overlap = Duration.ofDays(1);
        }

        @AssertTrue(message = "takes PT0S to P7D")
        @Schema(hidden = true)
        boolean isOverlapInRange() {
            return !overlap.isNegative() && overlap.compareTo(LONGEST) <= 0;
        }
    }

    private Uni<Webhook> present(UUID id, String ifMatch) {
        Revision expected = Revision.required(ifMatch);
        return webhooks.get(id).invoke(webhook -> new Revision(webhook.revision()).mustBe(expected));
    }

    private static RestResponse<WebhookView> answer(WebhookView view) {
        return ResponseBuilder.ok(view).tag(new Revision(view.revision()).tag()).build();
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(summary = "See the deliveries, and what came of them", description = "The latest ten thousand attempts, newest first.")
    public Uni<Page<Delivery>> deliveries(UUID id, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        if (after != null && !after.matches("[0-9]{1,15}")) throw new Cursor.MalformedCursor();
        return webhooks.deliveries(id, after == null ? null : Long.valueOf(after), limit);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "End a subscription")
    @APIResponse(responseCode = "204", description = "Nothing is delivered any more")
    public Uni<RestResponse<Void>> end(UUID id) {
        return webhooks.remove(id).chain(() -> redeliveries.removeAll(id)).replaceWith(RestResponse::noContent);
    }
}
