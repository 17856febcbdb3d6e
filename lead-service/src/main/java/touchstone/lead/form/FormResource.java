package touchstone.lead.form;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.lead.lead.Locales;
import touchstone.lead.link.Links;
import touchstone.lead.prospect.Caller;

@Path("/forms/{form:[a-z0-9-]+}")
@PermitAll // Whoever may see a site may ask its owner.
@Tag(name = "Forms", description = "What a site asks its visitors, as data; and what they answer.")
public class FormResource {
    private final Submitting submitting;
    private final Caller.Callers callers;
    private final Links links;

    FormResource(Submitting submitting, Caller.Callers callers, Links links) {
        this.submitting = submitting;
        this.links = links;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "Read a form as you are asked it", description = "In the language of Accept-Language. Signed in, you are not asked what is known of you; about a product, you may be asked more.")
    @APIResponseSchema(value = FormView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "form-not-found")
    @APIResponse(responseCode = "422", description = "product-not-offered")
    @APIResponse(responseCode = "503", description = "upstream-unavailable")
    public Uni<RestResponse<FormView>> read(String form,
            @QueryParam("product") @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9-]{0,63}") String product, @QueryParam("revision") @PositiveOrZero Long revision,
            @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channel,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        return callers.of(authorization)
                .chain(caller -> submitting.show(form, new Submitter(caller, ChannelRequired.unless(channel), Locales.preferred(languages), null, Source.UNKNOWN, null), product, revision))
                .map(view -> ResponseBuilder.ok(view).header(HttpHeaders.CONTENT_LANGUAGE, view.locale())
                        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                        .header(TouchstoneHeaders.TOUCH, Touch.of("viewed").on("form", form)).build());
    }

    @POST
    @Path("/submissions")
    @Operation(summary = "Fill a form in", description = "A receipt goes out by mail. The Location shows what becomes of it, to whoever has it.")
    @APIResponse(responseCode = "201", description = "Taken.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SubmissionView.class)))
    @APIResponse(responseCode = "400", description = "channel-required, malformed-json, malformed-idempotency-key")
    @APIResponse(responseCode = "404", description = "form-not-found")
    @APIResponse(responseCode = "409", description = "request-still-running")
    @APIResponse(responseCode = "422", description = "answers-not-valid, form-version-unknown, product-required, product-not-asked, product-not-offered, consent-required, consent-not-asked, proof-required, proof-not-valid, invalid, idempotency-key-reused")
    @APIResponse(responseCode = "503", description = "upstream-unavailable")
    public Uni<RestResponse<SubmissionView>> submit(String form,
            @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channel,
            @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.VISITOR) UUID visitor,
            @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.SOURCE) String source,
            @Parameter(hidden = true) @HeaderParam("Forwarded") String forwarded,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @Valid @NotNull NewSubmission made) {
        return callers.of(authorization)
                .map(caller -> new Submitter(caller, ChannelRequired.unless(channel), Locales.preferred(languages), visitor, Source.parse(source), forwarded))
                .chain(who -> submitting.submit(form, who, made, idempotencyKey)
                        .map(taken -> ResponseBuilder.<SubmissionView>created(links.path(Links.Use.STATUS, taken.id())).entity(taken)
                                .header(TouchstoneHeaders.TOUCH, touch(form, made, who, taken)).build()));
    }

    private static Touch touch(String form, NewSubmission made, Submitter who, SubmissionView taken) {
        Touch touch = Touch.of(taken.kind().verb());
        return made.product() == null ? touch.on("form", form) : touch.on("product", made.product()).at(made.revision()).in(who.channel(), who.locale());
    }
}
