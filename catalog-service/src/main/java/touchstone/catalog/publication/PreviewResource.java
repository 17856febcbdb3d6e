package touchstone.catalog.publication;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.catalog.product.FieldRights;
import touchstone.catalog.product.RevisionRef;
import touchstone.catalog.rights.Caller;

@Path("/products/{id}/revisions/{revision}/preview")
@Tag(name = "Publications")
public class PreviewResource {
    private final Publishing publishing;
    private final Caller caller;

    PreviewResource(Publishing publishing, Caller caller) {
        this.publishing = publishing;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "See a revision as it would be read on a channel in a locale, published or not", description = "With the values of all audiences. Nothing keeps a copy of it on the way.")
    public Uni<RestResponse<Preview>> read(UUID id, long revision, @QueryParam("channel") @NotBlank String channel, @QueryParam("locale") @NotBlank String locale) {
        return caller.permissions().chain(permissions -> publishing.preview(channel, locale, new RevisionRef(id, revision), new FieldRights(permissions)))
                .map(preview -> ResponseBuilder.ok(preview).header(HttpHeaders.CACHE_CONTROL, "private, no-store").header(HttpHeaders.CONTENT_LANGUAGE, preview.product().locale()).build());
    }
}
