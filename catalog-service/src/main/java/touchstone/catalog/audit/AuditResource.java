package touchstone.catalog.audit;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.commons.Page;

@Path("/products/{id}/events")
@Tag(name = "Products")
public class AuditResource {
    private final Audit audit;

    AuditResource(Audit audit) {
        this.audit = audit;
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Who did what to a product, and when, newest first", description = "Of its latest 200 revisions, and of all its publications.")
    public Uni<Page<Event>> list(UUID id) {
        return audit.of(id).map(events -> new Page<>(events, null));
    }
}
