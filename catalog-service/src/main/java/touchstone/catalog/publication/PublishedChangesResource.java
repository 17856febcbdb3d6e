package touchstone.catalog.publication;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.catalog.family.Families;
import touchstone.catalog.family.Family;
import touchstone.catalog.gate.Gate;
import touchstone.catalog.gate.Readers;

@Path("/products/{product}/published-changes")
@RolesAllowed({"sales", "steward", "approver"})
@Tag(name = "Publications")
public class PublishedChangesResource {
    private final Publications publications;
    private final Families families;
    private final Readers readers;

    PublishedChangesResource(Publications publications, Families families, Readers readers) {
        this.publications = publications;
        this.families = families;
        this.readers = readers;
    }

    /**
     * @param live     whether readers see the product there now
     * @param revision that is on show there now, or was last
     * @param items    what it says otherwise than the one that was asked for
     */
    @Schema(name = "PublishedChanges")
    record Changes(boolean live, long revision, List<Change> items) {}

    /** @param before absent where it said nothing @param after absent where it says nothing any more */
    @Schema(name = "PublishedChange")
    record Change(String attribute, Object before, Object after) {}

    @GET
    @Operation(summary = "What readers are told now otherwise than in a revision that was published there", description = "Such as the one that a prospect saw when they asked.")
    @APIResponse(responseCode = "404", description = "revision-not-published")
    @APIResponse(responseCode = "422", description = "invalid")
    public Uni<Changes> since(@Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, UUID product, @QueryParam("revision") @NotNull @Min(1) Long revision,
            @QueryParam("channel") @NotNull @Size(max = 40) String channel, @QueryParam("locale") @NotNull @Size(max = 40) String locale) {
        String key = Publication.key(product, channel, locale);
        return publications.published(product, revision, channel, locale).chain(before -> publications.now(Set.of(key)).map(found -> found.get(key))
                .onItem().ifNull().failWith(() -> new RevisionNotPublished(product, revision, channel, locale))
                .chain(now -> publications.published(product, now.revision(), channel, locale).chain(after -> readers.reader(authorization).chain(reader -> families.all().map(Gate::new)
                        .map(gate -> new Changes(now.live(), now.revision(), between(before.seenBy(reader, gate), after.seenBy(reader, gate))))))));
    }

    private static List<Change> between(ProductSheet before, ProductSheet after) {
        Map<String, Object> first = said(before);
        Map<String, Object> second = said(after);
        List<Change> changes = new ArrayList<>();
        for (String attribute : first.keySet()) if (!Objects.equals(first.get(attribute), second.get(attribute))) changes.add(new Change(attribute, first.get(attribute), second.get(attribute)));
        for (String attribute : second.keySet()) if (!first.containsKey(attribute)) changes.add(new Change(attribute, null, second.get(attribute)));
        return changes;
    }

    private static Map<String, Object> said(ProductSheet sheet) {
        Map<String, Object> said = new LinkedHashMap<>();
        put(said, Family.NAME, sheet.name());
        put(said, Family.DESCRIPTION, sheet.description());
        put(said, Family.CATEGORY, sheet.category());
        put(said, Family.SUBCATEGORY, sheet.subcategory());
        put(said, Family.PRICE, sheet.price());
        sheet.attributes().forEach((attribute, value) -> put(said, attribute, value));
        return said;
    }

    private static void put(Map<String, Object> said, String attribute, Object value) {
        if (value != null) said.put(attribute, value);
    }
}
