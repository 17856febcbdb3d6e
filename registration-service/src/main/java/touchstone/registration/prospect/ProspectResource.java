package touchstone.registration.prospect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
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
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Revision;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.gate.Gate;

/** What sales and stewards see of prospects. */
@Path("/prospects")
@RolesAllowed({"sales", "steward"})
@Tag(name = "prospects")
public class ProspectResource {
    private final Mutiny.SessionFactory sessions;
    private final Rectification rectification;
    private final JsonWebToken token;

    ProspectResource(Mutiny.SessionFactory sessions, Rectification rectification, JsonWebToken token) {
        this.sessions = sessions;
        this.rectification = rectification;
        this.token = token;
    }

    @GET
    @Operation(summary = "Prospects, the youngest first", description = "With q those who have all of its words, each found by its beginning: names in any script, company, e-mail address, phone number with or "
            + "without the code of its country. Nobody is found by what may not be shown of them, so that a page can have fewer than the limit and still a next one.")
    @APIResponse(responseCode = "400", description = "malformed-cursor")
    @APIResponse(responseCode = "422", description = "invalid, search-too-short")
    public Uni<RestResponse<Page<ProspectView>>> list(@QueryParam("q") @Size(max = 200) String q, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        Cursor from = Cursor.parse(after);
        boolean all = q == null || q.isBlank();
        List<String> words = all ? List.of() : Words.asked(q);
        return sessions.withTransaction(session -> (all ? Prospects.page(session, from, limit + 1) : Prospects.found(session, words, from, limit + 1))
                        .chain(found -> Gate.open(session).map(gate -> page(found, words, gate, limit))))
                .map(page -> ResponseBuilder.ok(page).header(TouchstoneHeaders.TOUCH, Touch.of(all ? "listed" : "searched")).build());
    }

    private static Page<ProspectView> page(List<Prospect> found, List<String> words, Gate gate, int limit) {
        Page<Prospect> page = Page.of(found, limit, prospect -> prospect, Prospect::cursor);
        return new Page<>(page.items().stream().filter(prospect -> words.isEmpty() || prospect.isFoundBy(words, gate)).map(prospect -> prospect.view(gate)).toList(), page.next());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One prospect")
    @APIResponseSchema(value = ProspectView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "prospect-not-found")
    public Uni<RestResponse<ProspectView>> read(UUID id) {
        return sessions.withSession(session -> Prospects.find(session, id).chain(prospect -> seen(session, prospect))).map(seen -> answer("viewed", seen));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed("steward")
    @Consumes({MeResource.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(summary = "Correct what we hold on a prospect", description = "Earlier values stay in the history, and the new ones say who recorded them.")
    @APIResponseSchema(value = ProspectView.class, responseCode = "200")
    @APIResponse(responseCode = "400", description = "malformed-json, malformed-if-match")
    @APIResponse(responseCode = "404", description = "prospect-not-found")
    @APIResponse(responseCode = "409", description = "use-restricted")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "422", description = "invalid, item-unknown, email-needs-confirmation, verification-not-yours, purpose-unknown")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<ProspectView>> change(UUID id, @Parameter(required = true) @HeaderParam("If-Match") String ifMatch,
            @RequestBody(required = true, content = @Content(mediaType = MeResource.MERGE_PATCH, schema = @Schema(implementation = Profile.class))) @NotNull ObjectNode patch) {
        return rectification.correct(id, Revision.required(ifMatch), patch, Steward.of(token), ProspectResource::seen).map(seen -> answer("corrected", seen));
    }

    private static Uni<Seen> seen(Mutiny.Session session, Prospect prospect) {
        return Gate.open(session).map(gate -> new Seen(prospect, prospect.view(gate)));
    }

    private static RestResponse<ProspectView> answer(String verb, Seen seen) {
        return ResponseBuilder.ok(seen.view()).tag(seen.prospect().revision().tag())
                .header(TouchstoneHeaders.TOUCH, Touch.of(verb).on("prospect", seen.prospect().id()).at(seen.prospect().revision().number())).build();
    }

    private record Seen(Prospect prospect, ProspectView view) {}
}
