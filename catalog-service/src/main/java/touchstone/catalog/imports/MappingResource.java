package touchstone.catalog.imports;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Page;
import touchstone.commons.Revision;

@Path("/import-mappings")
@Tag(name = "Imports")
public class MappingResource {
    private static final String CODE = "[a-z0-9][a-z0-9-]{0,99}";

    private final Mappings mappings;
    private final JsonWebToken token;
    private final Clock clock;

    MappingResource(Mappings mappings, JsonWebToken token, Clock clock) {
        this.mappings = mappings;
        this.token = token;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List the mappings of columns to attributes, by code")
    public Uni<Page<MappingView>> list() {
        return mappings.all().map(all -> new Page<>(all, null));
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Read a mapping")
    public Uni<RestResponse<MappingView>> read(String code) {
        return mappings.get(code).map(mapping -> ResponseBuilder.ok(mapping).tag(new Revision(mapping.revision()).tag()).build());
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed("steward")
    @Operation(summary = "Keep a mapping of columns to attributes", description = "A new one without If-Match; with it, the one there is replaced.")
    public Uni<RestResponse<MappingView>> keep(@Pattern(regexp = CODE) String code, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull Mapping mapping) {
        if (ifMatch == null) {
            return mappings.add(code, mapping, token.getSubject(), clock.instant())
                    .map(added -> ResponseBuilder.<MappingView>created(URI.create("/import-mappings/" + code)).entity(added).tag(new Revision(added.revision()).tag()).build());
        }
        return mappings.replace(code, mapping, Revision.required(ifMatch), token.getSubject(), clock.instant())
                .map(replaced -> ResponseBuilder.ok(replaced).tag(new Revision(replaced.revision()).tag()).build());
    }

    @DELETE
    @Path("/{code}")
    @RolesAllowed("steward")
    @Operation(summary = "Remove a mapping")
    public Uni<Void> remove(String code, @HeaderParam("If-Match") String ifMatch) {
        return mappings.remove(code, Revision.required(ifMatch));
    }
}
