package touchstone.lead.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Page;

/** How many asked for something, from where, and what became of it: numbers, and nobody's name. */
@Path("/lead-sources")
@RolesAllowed({"marketing", "sales", "steward", "operator"})
@Tag(name = "Leads")
public class LeadSourceResource {
    /** What was held back as spam, and what goes on in another lead, is no request of its own. */
    private static final String COUNT = """
            select l.source_first, to_char(l.created_at at time zone 'UTC', 'YYYY-MM-DD'), count(*), count(*) filter (where l.status = 'ACCEPTED'),
                   count(o.id), count(o.id) filter (where o.result = 'WON')
            from lead l left join opportunity o on o.lead = l.id
            where l.created_at >= ?1 and l.status not in ('QUARANTINED', 'MERGED')
            group by 1, 2 order by 3 desc, 2 desc, 1""";
    private static final int MOST = 10_000;

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    LeadSourceResource(Mutiny.SessionFactory sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Schema(name = "LeadSource")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Counted(@Schema(description = "Where whoever asked first came from; absent where that is not known", example = "share/linkedin") String source,
                   @Schema(description = "In UTC") LocalDate day, @Schema(description = "What was asked for on that day") long requests,
                   @Schema(description = "Of these, what sales has accepted by now") long accepted, @Schema(description = "Of these, what became an opportunity") long opportunities,
                   @Schema(description = "Of these, what was won") long won) {
        static Counted of(Object[] row) {
            return new Counted((String) row[0], LocalDate.parse((String) row[1]), number(row[2]), number(row[3]), number(row[4]), number(row[5]));
        }

        private static long number(Object count) {
            return ((Number) count).longValue();
        }
    }

    @GET
    @Operation(summary = "Count requests by day and source, with what has become of them", description = "Of the last days, today among them, in UTC; at most the 10,000 most frequent.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "422", description = "invalid")
    public Uni<Page<Counted>> list(@QueryParam("days") @DefaultValue("30") @Min(1) @Max(366) int days) {
        Instant since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days - 1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return sessions.withSession(session -> session.createNativeQuery(COUNT, Object[].class).setParameter(1, since).setMaxResults(MOST).getResultList())
                .map(rows -> new Page<>(rows.stream().map(Counted::of).toList(), null));
    }
}
