package touchstone.registration.consent;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Page;

/** What people are asked to agree to. */
@Path("/purposes")
@PermitAll
@Tag(name = "consents")
public class PurposeResource {
    private final Mutiny.SessionFactory sessions;

    PurposeResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Schema(name = "Purpose")
    record PurposeView(String code, String label, @Schema(description = "Whether Sec-GPC and DNT say no to it.") boolean honoursSignal) {}

    @GET
    @Operation(summary = "What can be agreed to")
    public Uni<Page<PurposeView>> list() {
        return sessions.withSession(Purpose::all).map(all -> new Page<>(all.values().stream()
                .map(purpose -> new PurposeView(purpose.code(), purpose.label().getString("en"), purpose.honoursSignal()))
                .sorted(Comparator.comparing(PurposeView::code)).toList(), null));
    }
}
