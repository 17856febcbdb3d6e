package touchstone.lead.work;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Cursor;
import touchstone.commons.Page;

@Path("/mentions")
@RolesAllowed("sales")
@Tag(name = "Notes")
public class MentionResource {
    private final Mutiny.SessionFactory sessions;
    private final JsonWebToken caller;

    MentionResource(Mutiny.SessionFactory sessions, JsonWebToken caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Read the notes that mention you, newest first")
    public Uni<Page<NoteResource.View>> list(@QueryParam("after") String after, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Cursor from = Cursor.parse(after);
        return sessions.withSession(session -> NoteResource.newest(session, "cast(sql('string_to_array(mentions, '' '') @> array[cast(? as text)]', :value) as Boolean) = true", caller.getSubject(), from, limit));
    }
}
