package touchstone.lead.mailing;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import touchstone.commons.problem.Malformed;
import touchstone.lead.mail.Bounce;
import touchstone.lead.mail.Undeliverable;

/** Takes what mail servers send back, from a mail server's pipe or a mailbox's reader. */
@Path("/mail-bounces")
@RolesAllowed("operator")
@Tag(name = "Mailings")
public class BounceResource {
    private static final Logger log = Logger.getLogger(BounceResource.class);

    private final Mutiny.SessionFactory sessions;
    private final Undeliverable undeliverable;
    private final Clock clock;

    BounceResource(Mutiny.SessionFactory sessions, Undeliverable undeliverable, Clock clock) {
        this.sessions = sessions;
        this.undeliverable = undeliverable;
        this.clock = clock;
    }

    /** @param addresses to how many nothing more is sent by it */
    @Schema(name = "MailBounce")
    record Taken(int addresses) {}

    static class BounceNotReadable extends Malformed {
        BounceNotReadable() {
            super("This is no delivery status notification (RFC 3464): send the whole message as it came.");
        }
    }

    @POST
    @Consumes({"message/rfc822", "text/plain"})
    @Operation(summary = "Take a delivery status notification (RFC 3464)", description = "The whole message. Addresses of ours that failed for good get no more mail; that it takes longer changes nothing.")
    @APIResponseSchema(value = Taken.class, responseCode = "200")
    @APIResponse(responseCode = "400", description = "bounce-not-readable")
    public Uni<Taken> take(@NotNull @Size(max = 60_000) String message) {
        List<Bounce> bounces = Bounce.parse(message);
        if (bounces.isEmpty()) throw new BounceNotReadable();
        return sessions.withTransaction(session -> undeliverable.add(session, bounces.stream().filter(Bounce::isForGood).toList(), clock.instant()))
                .invoke(count -> log.infof("a bounce is taken addresses=%d", count)).map(Taken::new);
    }

    @DELETE
    @Operation(summary = "Send to an address again")
    @APIResponse(responseCode = "204", description = "Its next mail goes out.")
    public Uni<RestResponse<Void>> forget(@QueryParam("address") @NotNull @Size(max = 254) String address) {
        return sessions.withTransaction(session -> undeliverable.remove(session, address.toLowerCase(Locale.ROOT))).replaceWith(RestResponse::noContent);
    }
}
