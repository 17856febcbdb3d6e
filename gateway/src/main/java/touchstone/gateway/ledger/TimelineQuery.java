package touchstone.gateway.ledger;

import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import touchstone.commons.Cursor;

/** Which touches of a timeline are asked for. */
public class TimelineQuery {
    private static final Cursor START = new Cursor(Instant.EPOCH, new UUID(0, 0));
    /** On the columns of an interaction, with the parameters of {@link #parameters}. */
    static final String CONDITIONS = """
            (at, id) > ($2, $3) and (verb is not null or $4) and at >= $6 and at < $7 and at <= $8 and (received is null or received <= $8)
            and ($9::text is null or verb = $9) and ($10::text is null or channel = $10) and ($11::bigint is null or revision = $11)
            """;

    @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200)
    public int limit;

    @Parameter(description = "next of the page before") @QueryParam("after")
    public String after;

    @Parameter(description = "Also what touched nothing in particular, such as pages and refusals") @QueryParam("all")
    public boolean all;

    @QueryParam("verb") @Size(max = 40)
    public String verb;

    @QueryParam("channel") @Size(max = 100)
    public String channel;

    @Parameter(description = "Not before this moment", example = "2026-05-01T00:00:00Z") @QueryParam("from")
    public String from;

    @Parameter(description = "Before this moment") @QueryParam("to")
    public String to;

    @Parameter(description = "As it was known at this moment: nothing later, and nobody known for who they turned out to be later") @QueryParam("asOf")
    public String asOf;

    /** $2 to $11; the key itself is $1. @throws touchstone.commons.problem.Refusal if something cannot be read */
    Tuple parameters(Object key, Long revision) {
        Cursor start = after == null ? START : Cursor.parse(after);
        return Tuple.tuple().addValue(key).addOffsetDateTime(OffsetDateTime.ofInstant(start.at(), ZoneOffset.UTC)).addUUID(start.id()).addBoolean(all).addInteger(limit + 1)
                .addOffsetDateTime(Moment.parse(from, Moment.FIRST)).addOffsetDateTime(Moment.parse(to, Moment.LAST)).addOffsetDateTime(Moment.parse(asOf, Moment.LAST))
                .addString(verb).addString(channel).addLong(revision);
    }
}
