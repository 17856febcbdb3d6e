package touchstone.registration.prospect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Page;
import touchstone.commons.Revision;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.identity.SignIn;

/** What prospects read and change of themselves. */
@Path("/me")
@RolesAllowed("prospect")
@Tag(name = "me")
public class MeResource {
    static final String MERGE_PATCH = "application/merge-patch+json";
    private final Mutiny.SessionFactory sessions;
    private final Rectification rectification;
    private final JsonWebToken token;

    MeResource(Mutiny.SessionFactory sessions, Rectification rectification, JsonWebToken token) {
        this.sessions = sessions;
        this.rectification = rectification;
        this.token = token;
    }

    @GET
    @Operation(summary = "What we hold on you")
    @APIResponseSchema(value = ProspectView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "not-registered")
    public Uni<RestResponse<ProspectView>> read() {
        return sessions.withSession(session -> Prospects.of(session, SignIn.of(token)))
                .onItem().ifNull().failWith(NotRegistered::new)
                .map(me -> answer("viewed", me));
    }

    @PATCH
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(summary = "Correct what we hold on you", description = "Earlier values stay in the history.")
    @APIResponseSchema(value = ProspectView.class, responseCode = "200")
    @APIResponse(responseCode = "400", description = "malformed-json, malformed-if-match")
    @APIResponse(responseCode = "404", description = "not-registered")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "422", description = "invalid, item-unknown, email-needs-confirmation, verification-not-yours, purpose-unknown")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<ProspectView>> change(
            @Parameter(required = true) @HeaderParam("If-Match") String ifMatch,
            @RequestBody(required = true, content = @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = Profile.class)))
            @NotNull ObjectNode patch) {
        return rectification.rectify(SignIn.of(token), Revision.required(ifMatch), patch).map(me -> answer("changed-profile", me));
    }

    @GET
    @Path("/provenance")
    @Operation(summary = "Why each value we hold on you is as it is")
    @APIResponse(responseCode = "404", description = "not-registered")
    public Uni<Page<Provenance>> provenance(@Parameter(description = "Only of this field, such as jobTitle or channels.") @QueryParam("field") String field) {
        return all(field).map(all -> new Page<>(Prospect.why(all), null));
    }

    @GET
    @Path("/history")
    @Operation(summary = "All values that we ever held on you", description = "Field by field, the latest value first.")
    @APIResponse(responseCode = "404", description = "not-registered")
    public Uni<Page<Provenance>> history(@Parameter(description = "Only of this field, such as jobTitle or channels.") @QueryParam("field") String field) {
        return all(field).map(all -> new Page<>(all, null));
    }

    @GET
    @Path("/questions")
    @Operation(summary = "What is worth asking you next", description = "One or two fields that are missing, the most useful first; none once enough is known. What you took back is not asked again.")
    @APIResponse(responseCode = "404", description = "not-registered")
    public Uni<Page<Question.View>> questions() {
        return sessions.withSession(session -> Prospects.me(session, SignIn.of(token)).chain(me -> Prospects.sources(session, me.id())
                .map(sources -> new Page<>(Question.next(me, me.history(sources).stream().map(Provenance::field).toList()), null))));
    }

    private Uni<List<Provenance>> all(String field) {
        return sessions.withSession(session -> Prospects.me(session, SignIn.of(token)).chain(me -> Prospects.sources(session, me.id())
                .map(sources -> ProvenanceResource.only(field, me.history(sources)))));
    }

    private static RestResponse<ProspectView> answer(String verb, Prospect me) {
        return ResponseBuilder.ok(me.view()).tag(me.revision().tag())
                .header(TouchstoneHeaders.TOUCH, Touch.of(verb).on("profile", me.id()).at(me.revision().number()).by(me.id())).build();
    }
}
