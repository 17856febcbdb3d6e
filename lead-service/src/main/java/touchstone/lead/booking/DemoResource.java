package touchstone.lead.booking;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Page;
import touchstone.commons.problem.Invalid;

@Path("/bookings")
@RolesAllowed("sales")
@Tag(name = "Demo booking")
public class DemoResource {
    private static final Duration LONGEST = Duration.ofDays(62);
    private static final int MOST = 1000;

    private final Mutiny.SessionFactory sessions;

    DemoResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * A demo in a calendar.
     *
     * @param revision to be sent as If-Match
     * @param host     who shows it
     * @param name     of who comes, absent if they left none
     * @param product  what is shown, absent if the lead is about none
     */
    @Schema(name = "Demo")
    record Row(UUID id, long revision, UUID lead, String calendar, String host, Instant startsAt, Instant endsAt, Booking.State state, String name, String email, String company, String product) {}

    @GET
    @Operation(summary = "List the demos that begin in a time, of all calendars, in their order", description = "62 days at most. Those that were cancelled are among them.")
    @APIResponse(responseCode = "422", description = "invalid, time-too-long")
    public Uni<Page<Row>> list(@QueryParam("from") @NotNull Instant from, @QueryParam("until") @NotNull Instant until) {
        Instant first = Pick.known(from);
        Instant last = Pick.known(until);
        if (first == null || last == null || first.isAfter(last) || Duration.between(first, last).compareTo(LONGEST) > 0) throw new TimeTooLong();
        return sessions.withSession(session -> session.createSelectionQuery("select new touchstone.lead.booking.DemoResource$Row(booking.id, booking.revision, booking.lead, booking.calendar, booking.host.name, "
                        + "booking.startsAt, booking.endsAt, booking.state, lead.contact.name, lead.contact.email, lead.contact.company, lead.product.name) from Booking booking join Lead lead on lead.id = booking.lead "
                        + "where booking.startsAt >= :from and booking.startsAt < :until order by booking.startsAt, booking.id", Row.class)
                .setParameter("from", first).setParameter("until", last).setMaxResults(MOST).getResultList()).map(found -> new Page<>(found, null));
    }

    static class TimeTooLong extends Invalid {
        TimeTooLong() {
            super("Ask for a time that begins before it ends, of 62 days at most.");
        }
    }
}
