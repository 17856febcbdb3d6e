package touchstone.registration.staff;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.commons.Cursor;
import touchstone.commons.Page;

@Path("/staff-changes")
@RolesAllowed("operator")
@Tag(name = "staff")
public class StaffChangeResource {
    private final StaffChanges changes;

    StaffChangeResource(StaffChanges changes) {
        this.changes = changes;
    }

    @GET
    @Operation(summary = "Who gave and took which roles, and switched whom off, newest first")
    @APIResponse(responseCode = "400", description = "malformed-cursor")
    public Uni<Page<StaffChange>> list(@QueryParam("after") String after, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return changes.newest(Cursor.parse(after), limit + 1).map(found -> Page.of(found, limit, Function.identity(), change -> new Cursor(change.at(), change.id())));
    }
}
