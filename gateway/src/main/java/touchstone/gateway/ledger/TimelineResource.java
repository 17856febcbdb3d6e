package touchstone.gateway.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

/** Timelines, oldest touch first. Fails with malformed-cursor, moment-unreadable, invalid or ledger-unreachable. */
@Path("/timelines")
@Tag(name = "timelines")
public class TimelineResource {
    private final Timelines timelines;
    private final JsonWebToken token;

    TimelineResource(Timelines timelines, JsonWebToken token) {
        this.timelines = timelines;
        this.token = token;
    }

    @GET
    @Path("/prospects/{id}")
    @RolesAllowed({"sales", "steward"})
    @Operation(summary = "Every touch of a prospect in order, from before they signed in on",
            description = "Of all prospects that were merged with this one and not split off again. Empty for a prospect the ledger has not heard of yet.")
    public Uni<RestResponse<Page<TouchView>>> ofProspect(UUID id, @Valid @BeanParam TimelineQuery query) {
        return timelines.ofProspect(id, query).map(page -> answer(page, id));
    }

    @GET
    @Path("/accounts/{id}")
    @RolesAllowed({"sales", "steward"})
    @Operation(summary = "Every touch of the people of an account in order", description = "Of each up to their leaving it, and from their leaving another one on.")
    public Uni<RestResponse<Page<TouchView>>> ofAccount(UUID id, @Valid @BeanParam TimelineQuery query) {
        return timelines.ofAccount(id, query).map(page -> answer(page, id));
    }

    @GET
    @Path("/visitors/{id}")
    @RolesAllowed({"sales", "steward"})
    @Operation(summary = "Every touch with one browser in order", description = "Without consent an id lasts for a day.")
    public Uni<RestResponse<Page<TouchView>>> ofVisitor(UUID id, @Valid @BeanParam TimelineQuery query) {
        return timelines.ofVisitor(id, query).map(page -> answer(page, id));
    }

    @GET
    @Path("/products/{id}")
    @RolesAllowed({"sales", "steward"})
    @Operation(summary = "Every touch of a product and its sheet in order")
    public Uni<RestResponse<Page<TouchView>>> ofProduct(UUID id, @Parameter(description = "Only of this revision") @QueryParam("revision") Long revision,
                                                        @Valid @BeanParam TimelineQuery query) {
        // A sheet has its product's id.
        return timelines.ofSubjects(List.of("product/" + id, "sheet/" + id), revision, query).map(page -> answer(page, id));
    }

    @GET
    @Path("/me")
    @RolesAllowed("prospect")
    @Operation(summary = "Every touch of your own")
    public Uni<RestResponse<Page<TouchView>>> mine(@Valid @BeanParam TimelineQuery query) {
        return timelines.ofIdentity(token.getSubject(), query).map(page -> answer(page, "me"));
    }

    private static RestResponse<Page<TouchView>> answer(Page<TouchView> page, Object id) {
        return ResponseBuilder.ok(page).header(TouchstoneHeaders.TOUCH, Touch.of("viewed").on("timeline", id)).build();
    }
}
