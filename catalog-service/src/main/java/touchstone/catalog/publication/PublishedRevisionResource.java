package touchstone.catalog.publication;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

    /** @param family to which the product belongs: who routes by it need not read the product */
    @Schema(name = "PublishedRevision")
    record PublishedRevision(@JsonUnwrapped ProductSheet sheet, String family) {}

    @GET
    @PermitAll // A visitor who fills a form in has seen it too. Behind the front door, and the gate shows anybody what is public only.
    @Operation(summary = "Read a revision as it was published, also after a newer one or a withdrawal", description = "As the caller may see it. For our own services: the front door has no way here.")
    public Uni<RestResponse<PublishedRevision>> read(@Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, UUID product, long revision, @QueryParam("channel") @NotNull String channel, @QueryParam("locale") @NotNull String locale) {
        return readers.reader(authorization).chain(reader -> families.all().map(Gate::new)
                .chain(gate -> publications.published(product, revision, channel, locale).map(published -> new PublishedRevision(published.seenBy(reader, gate), published.family()))))
                .map(found -> ResponseBuilder.ok(found).tag(found.sheet().tag()).header(HttpHeaders.CONTENT_LANGUAGE, found.sheet().locale()).build());
    }
}
