package touchstone.registration.erasure;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.problem.NotFound;

/** Lets anybody who has an erasure's id see its certificate, and check it. */
@Path("/erasures")
@PermitAll
@Tag(name = "erasures")
public class ErasureResource {
    private final Mutiny.SessionFactory sessions;
    private final Certificates certificates;

    ErasureResource(Mutiny.SessionFactory sessions, Certificates certificates) {
        this.sessions = sessions;
        this.certificates = certificates;
    }

    @Schema(name = "Erasure")
    record ErasureView(UUID id, Instant erasedAt, @Schema(description = "A JWS in compact form; /erasures/key has the key.") String certificate) {
        static ErasureView of(Erasure erasure) {
            return new ErasureView(erasure.id(), erasure.erasedAt(), erasure.certificate());
        }
    }

    static class ErasureNotFound extends NotFound {
        ErasureNotFound() {
            super("There is no such erasure.");
        }
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "An erasure and its certificate", description = "For whoever was given its id.")
    @APIResponseSchema(value = ErasureView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "erasure-not-found")
    public Uni<ErasureView> read(UUID id) {
        return sessions.withSession(session -> session.find(Erasure.class, id)).onItem().ifNull().failWith(ErasureNotFound::new).map(ErasureView::of);
    }

    @GET
    @Path("/key")
    @Operation(summary = "The key that certificates are checked with", description = "A JWK (RFC 8037).")
    public Uni<Map<String, Object>> key() {
        return sessions.withTransaction(certificates::jwk);
    }
}
