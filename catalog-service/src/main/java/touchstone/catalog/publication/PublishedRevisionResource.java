package touchstone.catalog.publication;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/published-revisions/{product}/{revision}")
@Tag(name = "Publications")
public class PublishedRevisionResource {
    private final Publications publications;

    PublishedRevisionResource(Publications publications) {
        this.publications = publications;
    }

    @GET
    @Authenticated
    @Operation(summary = "Read a revision as it was published, also after a newer one or a withdrawal", description = "For our own services: the front door has no way here.")
    public Uni<RestResponse<ProductSheet>> read(UUID product, long revision, @QueryParam("channel") @NotNull String channel, @QueryParam("locale") @NotNull String locale) {
        return publications.published(product, revision, channel, locale)
                .map(sheet -> ResponseBuilder.ok(sheet).tag(sheet.tag()).header(HttpHeaders.CONTENT_LANGUAGE, sheet.locale()).build());
    }
}
