package touchstone.catalog.rights;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Revision;

@Path("/rights")
@Tag(name = "Rights", description = "Who may read and write which values, by role, attribute group and locale")
public class RightsResource {
    private final Rights rights;
    private final JsonWebToken token;

    RightsResource(Rights rights, JsonWebToken token) {
        this.rights = rights;
        this.token = token;
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List the roles whose rights are written down")
    public Uni<Page<RoleRights>> list() {
        return rights.all().map(all -> new Page<>(all, null));
    }

    @GET
    @Path("/{role}")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Read the rights of a role")
    public Uni<RestResponse<RoleRights>> read(@Size(max = 100) String role) {
        return rights.get(role).map(RightsResource::answer);
    }

    @GET
    @Path("/{role}/revisions")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List what the rights of a role were and are, newest first, with who wrote them down and when")
    public Uni<Page<RightsRevision>> history(@Size(max = 100) String role, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
                                             @QueryParam("after") String after) {
        if (after != null && !after.matches("[0-9]{1,15}")) throw new Cursor.MalformedCursor();
        return rights.history(role, after == null ? null : Long.valueOf(after), limit);
    }

    // Approvers, since a steward whose rights are narrow is the one who must not widen them.
    @PUT
    @Path("/{role}")
    @RolesAllowed("approver")
    @Operation(summary = "Write down the rights of a role", description = "Whoever has a role with rights may do what the rights of all their roles say, and nothing else. "
            + "Without any they may do to every value what a steward or approver may. If-Match takes \"0\" for a role of which nothing was written down before.")
    public Uni<RestResponse<RoleRights>> put(@Size(max = 100) String role, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull RoleRights.Wanted wanted) {
        return rights.put(role, Revision.required(ifMatch), wanted.rights(), token.getSubject()).map(RightsResource::answer);
    }

    private static RestResponse<RoleRights> answer(RoleRights rights) {
        return ResponseBuilder.ok(rights).tag(new Revision(rights.revision()).tag()).build();
    }
}
