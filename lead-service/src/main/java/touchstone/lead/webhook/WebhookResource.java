package touchstone.lead.webhook;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Revision;
import touchstone.commons.webhook.Addresses;
import touchstone.commons.webhook.Secret;
import touchstone.lead.lead.PlainText;

@Path("/lead-webhooks")
@RolesAllowed("operator")
@Tag(name = "Lead webhooks", description = "Tells systems of others what becomes of leads: CloudEvents 1.0, signed as Standard Webhooks prescribes")
public class WebhookResource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private final Webhooks webhooks;
    private final WebhookConfig config;
    private final Clock clock;

    WebhookResource(Webhooks webhooks, WebhookConfig config, Clock clock) {
        this.webhooks = webhooks;
        this.config = config;
        this.clock = clock;
    }

    @POST
    @Blocking // It asks which address a name means.
    @Operation(summary = "Subscribe to what happens from now on", description = "The answer holds the secret that signs what is delivered. It is not told again.")
    @APIResponse(responseCode = "201", description = "Events are delivered from now on")
    @APIResponse(responseCode = "422", description = "address-not-allowed, pipeline-unknown, invalid")
    public RestResponse<WebhookView> subscribe(@Valid @NotNull NewWebhook wanted) {
        Addresses.check(wanted.url(), config.privateAddresses());
        Webhook made = webhooks.add(UuidCreator.getTimeOrderedEpoch(), wanted, Secret.random(), clock.instant()).await().atMost(PATIENCE);
        return ResponseBuilder.<WebhookView>created(URI.create("/lead-webhooks/" + made.id())).entity(WebhookView.withSecret(made)).tag(made.revision().tag()).build();
    }

    @GET
    @Operation(summary = "List all subscriptions")
    public Uni<Page<WebhookView>> list() {
        return webhooks.all().map(all -> new Page<>(all.stream().map(WebhookView::of).toList(), null));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a subscription")
    @APIResponseSchema(value = WebhookView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "webhook-not-found")
    public Uni<RestResponse<WebhookView>> read(UUID id) {
        return webhooks.get(id).map(WebhookResource::answer);
    }

    @PUT
    @Path("/{id}")
    @Blocking
    @Operation(summary = "Change what is delivered, and where to", description = "For what happens from now on; what waits already is delivered too.")
    @APIResponseSchema(value = WebhookView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "webhook-not-found")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "422", description = "address-not-allowed, pipeline-unknown, invalid")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public RestResponse<WebhookView> change(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull NewWebhook wanted) {
        Revision expected = Revision.required(ifMatch);
        Addresses.check(wanted.url(), config.privateAddresses());
        return answer(webhooks.change(id, expected, wanted).await().atMost(PATIENCE));
    }

    @PUT
    @Path("/{id}/state")
    @Operation(summary = "Pause a subscription, or make it active again", description = "What happens while it is not active waits for 30 days, and is delivered in its order then.")
    @APIResponseSchema(value = WebhookView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "webhook-not-found")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<WebhookView>> state(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull WantedState wanted) {
        Webhook.State state = Webhook.State.valueOf(wanted.state().name());
        return webhooks.change(id, Revision.required(ifMatch), state, state == Webhook.State.PAUSED ? wanted.reason() : null, clock.instant()).map(WebhookResource::answer);
    }

    /** @param reason noted where it is paused */
    @Schema(name = "LeadWebhookWantedState")
    record WantedState(@NotNull Wanted state, @Size(max = 500) @PlainText String reason) {
        enum Wanted { ACTIVE, PAUSED }
    }

    @POST
    @Path("/{id}/secrets")
    @Operation(summary = "Replace the secret", description = "The answer holds the new one. It is not told again. For as long as the overlap lasts, what is delivered is signed with both.")
    @APIResponse(responseCode = "201", description = "The new one signs from now on")
    @APIResponse(responseCode = "404", description = "webhook-not-found")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<WebhookView>> rotate(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull NewSecret wanted) {
        return webhooks.rotate(id, Revision.required(ifMatch), Secret.random(), clock.instant().plus(wanted.overlap()))
                .map(made -> ResponseBuilder.<WebhookView>created(URI.create("/lead-webhooks/" + id)).entity(WebhookView.withSecret(made)).tag(made.revision().tag()).build());
    }

    /** @param overlap for how long the secret signs too that is replaced: up to seven days, a day if nothing is said, none where the old one is known to others */
    @Schema(name = "NewLeadWebhookSecret")
    record NewSecret(@Schema(description = "For how long the old one signs too, PT0S to P7D") @JsonFormat(shape = JsonFormat.Shape.STRING) Duration overlap) {
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

    @POST
    @Path("/{id}/redeliveries")
    @Operation(summary = "Deliver once more what is of interest to a subscription and happened then", description = "One event by its id, or all from since until before until, 100,000 at most; also of before it subscribed. With the ids they had.")
    @APIResponse(responseCode = "202", description = "They will be delivered")
    @APIResponse(responseCode = "404", description = "webhook-not-found")
    @APIResponse(responseCode = "422", description = "too-many-events, invalid")
    public Uni<RestResponse<Redelivery>> again(UUID id, @Valid @NotNull WantedAgain wanted) {
        Instant since = wanted.since() == null || wanted.since().isBefore(Instant.EPOCH) ? Instant.EPOCH : wanted.since();
        Instant until = wanted.until() == null || wanted.until().isAfter(LATEST) ? LATEST : wanted.until();
        return webhooks.get(id).chain(webhook -> webhooks.again(webhook, since, until, wanted.event() == null ? null : Long.valueOf(wanted.event())))
                .map(events -> RestResponse.status(RestResponse.Status.ACCEPTED, new Redelivery(events)));
    }

    @Schema(name = "NewLeadRedelivery")
    record WantedAgain(@Schema(description = "The id of one event") @Pattern(regexp = "[0-9]{1,18}") String event, Instant since, Instant until) {
        @AssertTrue(message = "names an event, or since when, and not both")
        @Schema(hidden = true)
        boolean isOneOfBoth() {
            return (event == null) != (since == null) && (event == null || until == null);
        }
    }

    /** @param events how many; what waits already is not counted */
    @Schema(name = "LeadRedelivery")
    record Redelivery(int events) {}

    @GET
    @Path("/{id}/deliveries")
    @Operation(summary = "See the deliveries, and what came of them", description = "The latest ten thousand attempts or so, newest first.")
    @APIResponse(responseCode = "404", description = "webhook-not-found")
    public Uni<Page<Delivery>> deliveries(UUID id, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        if (after != null && !after.matches("[0-9]{1,18}")) throw new Cursor.MalformedCursor();
        return webhooks.deliveries(id, after == null ? null : Long.valueOf(after), limit);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "End a subscription")
    @APIResponse(responseCode = "204", description = "Nothing is delivered any more")
    @APIResponse(responseCode = "404", description = "webhook-not-found")
    public Uni<RestResponse<Void>> end(UUID id) {
        return webhooks.remove(id).replaceWith(RestResponse::noContent);
    }

    private static RestResponse<WebhookView> answer(Webhook webhook) {
        return ResponseBuilder.ok(WebhookView.of(webhook)).tag(webhook.revision().tag()).build();
    }
}
