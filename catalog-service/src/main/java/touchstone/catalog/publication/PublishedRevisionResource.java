package touchstone.catalog.publication;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.catalog.family.Families;
import touchstone.catalog.gate.Gate;
import touchstone.catalog.gate.Readers;

@Path("/published-revisions/{product}/{revision}")
@Tag(name = "Publications")
public class PublishedRevisionResource {
    private final Publications publications;
    private final Families families;
    private final Readers readers;

    PublishedRevisionResource(Publications publications, Families families, Readers readers) {
        this.publications = publications;
        this.families = families;
        this.readers = readers;
    }

    @GET
    @PermitAll // A visitor who fills a form in has seen it too. Behind the front door, and the gate shows anybody what is public only.
    @Operation(summary = "Read a revision as it was published, also after a newer one or a withdrawal", description = "As the caller may see it. For our own services: the front door has no way here.")
    public Uni<RestResponse<ProductSheet>> read(@Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, UUID product, long revision, @QueryParam("channel") @NotNull String channel, @QueryParam("locale") @NotNull String locale) {
        return readers.reader(authorization).chain(reader -> families.all().map(Gate::new)
                .chain(gate -> publications.published(product, revision, channel, locale).map(published -> published.seenBy(reader, gate))))
                .map(sheet -> ResponseBuilder.ok(sheet).tag(sheet.tag()).header(HttpHeaders.CONTENT_LANGUAGE, sheet.locale()).build());
    }
}
