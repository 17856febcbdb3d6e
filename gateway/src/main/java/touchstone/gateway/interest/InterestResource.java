package touchstone.gateway.interest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import touchstone.commons.problem.Invalid;
import touchstone.gateway.ledger.Moment;

/**
 * What somebody touched, summed up for scores. For whoever is inside already: the front door has no route to it. Fails with half-life-unreadable, moment-unreadable or
 * ledger-unreachable.
 */
@Path("/internal/interest")
public class InterestResource {
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration BACK = Duration.ofHours(1);
    private final Interests interests;
    private final Clock clock;

    InterestResource(Interests interests, Clock clock) {
        this.interests = interests;
        this.clock = clock;
    }

    @GET
    @Path("/prospects/{id}")
    @PermitAll
    @Operation(hidden = true)
    public Uni<InterestView> ofProspect(UUID id, @QueryParam("halfLife") @DefaultValue("P14D") String halfLife, @QueryParam("asOf") String asOf) {
        return interests.of(id, null, duration(halfLife), Moment.parse(asOf, clock.instant()).toInstant());
    }

    /** Of a browser, as far as nobody was signed in. */
    @GET
    @Path("/visitors/{id}")
    @PermitAll
    @Operation(hidden = true)
    public Uni<InterestView> ofVisitor(UUID id, @QueryParam("halfLife") @DefaultValue("P14D") String halfLife, @QueryParam("asOf") String asOf) {
        return interests.of(null, id, duration(halfLife), Moment.parse(asOf, clock.instant()).toInstant());
    }

    /** @param since at most an hour ago: what is asked for later is what changed within that hour */
    @GET
    @Path("/changes")
    @PermitAll
    @Operation(hidden = true)
    public Uni<ChangesView> changes(@QueryParam("since") String since) {
        Instant now = clock.instant();
        Instant from = Moment.parse(since, now.minus(BACK)).toInstant();
        return interests.since(from.isBefore(now.minus(BACK)) ? now.minus(BACK) : from, now);
    }

    private static Duration duration(String text) {
        try {
            Duration halfLife = Duration.parse(text);
            if (halfLife.compareTo(SHORTEST) >= 0 && halfLife.compareTo(LONGEST) <= 0) return halfLife;
        } catch (DateTimeException e) {
            throw new HalfLifeUnreadable();
        }
        throw new HalfLifeUnreadable();
    }

    static class HalfLifeUnreadable extends Invalid {
        HalfLifeUnreadable() {
            super("halfLife is a span like P14D, from PT1H to P366D.");
        }
    }
}
