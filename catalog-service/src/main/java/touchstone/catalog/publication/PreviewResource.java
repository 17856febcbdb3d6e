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
import touchstone.catalog.product.RevisionRef;

@Path("/products/{id}/revisions/{revision}/preview")
@Tag(name = "Publications")
public class PreviewResource {
    private final Publishing publishing;

    PreviewResource(Publishing publishing) {
        this.publishing = publishing;
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "See a revision as it would be read on a channel in a locale, published or not", description = "With all values of all audiences. Nothing keeps a copy of it on the way.")
    public Uni<RestResponse<Preview>> read(UUID id, long revision, @QueryParam("channel") @NotBlank String channel, @QueryParam("locale") @NotBlank String locale) {
        return publishing.preview(channel, locale, new RevisionRef(id, revision))
                .map(preview -> ResponseBuilder.ok(preview).header(HttpHeaders.CACHE_CONTROL, "private, no-store").header(HttpHeaders.CONTENT_LANGUAGE, preview.product().locale()).build());
    }
}
