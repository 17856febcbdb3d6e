package touchstone.lead.demorequest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.lead.form.ChannelRequired;
import touchstone.lead.form.Source;
import touchstone.lead.lead.LeadKind;
import touchstone.lead.lead.Leads;
import touchstone.lead.lead.Locales;

@Path("/demo-requests")
@RolesAllowed("prospect")
@Tag(name = "Demo requests", description = "A prospect asks to be shown a product, and follows what becomes of it.")
public class DemoRequestResource {
    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final RequestingDemos requesting;
    private final JsonWebToken caller;

    DemoRequestResource(Mutiny.SessionFactory sessions, Leads leads, RequestingDemos requesting, JsonWebToken caller) {
        this.sessions = sessions;
        this.leads = leads;
        this.requesting = requesting;
        this.caller = caller;
    }

    @POST
    @Operation(summary = "Request a demo of a product")
    @APIResponse(responseCode = "201", description = "Requested. A receipt goes out by mail.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DemoRequestView.class)))
    @APIResponse(responseCode = "400", description = "channel-required, malformed-json, malformed-idempotency-key")
    @APIResponse(responseCode = "409", description = "not-registered, request-still-running")
    @APIResponse(responseCode = "422", description = "product-not-offered, invalid, idempotency-key-reused")
    @APIResponse(responseCode = "503", description = "upstream-unavailable")
    public Uni<RestResponse<DemoRequestView>> request(
            @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channel,
            @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.SOURCE) String source,
            @HeaderParam("Accept-Language") String languages,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @Valid @NotNull NewDemoRequest wanted) {
        return requesting.request(caller, wanted, ChannelRequired.unless(channel), Locales.preferred(languages), Source.parse(source), idempotencyKey)
                .map(made -> ResponseBuilder.<DemoRequestView>created(URI.create("/demo-requests/" + made.id())).entity(made)
                        .header(TouchstoneHeaders.TOUCH, Touch.of("requested-demo").on("product", made.product().id()).at(made.product().revision())
                                .in(made.product().channel(), made.product().locale()))
                        .build());
    }

    @GET
    @Operation(summary = "List your demo requests, newest first")
    public Uni<Page<DemoRequestView>> list(@QueryParam("after") String after, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Cursor from = Cursor.parse(after);
        return sessions.withSession(session -> leads.newestOf(session, caller.getSubject(), LeadKind.DEMO_REQUEST, from, limit + 1))
                .map(found -> Page.of(found, limit, DemoRequestView::listed, lead -> new Cursor(lead.createdAt(), lead.id())));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read one of your demo requests with what became of it")
    @APIResponseSchema(value = DemoRequestView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "demo-request-not-found")
    public Uni<RestResponse<DemoRequestView>> read(UUID id) {
        return sessions.withSession(session -> leads.find(session, id))
                .map(lead -> {
                    if (lead == null || lead.kind() != LeadKind.DEMO_REQUEST || !lead.isOf(caller.getSubject())) throw new DemoRequestNotFound();
                    return ResponseBuilder.ok(DemoRequestView.of(lead)).tag(lead.revision().tag())
                            .header(TouchstoneHeaders.TOUCH, Touch.of("viewed-request").on("lead", lead.id())).build();
                });
    }
}
