package touchstone.gateway.recall;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.gateway.ledger.LedgerUnreachable;
import touchstone.gateway.ledger.Moment;

/** The recall list: who has received something that should not be relied on any more. */
@Path("/recipients")
@Tag(name = "recall")
public class RecallResource {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    // Whoever is behind them is found out once per browser and identity, and not for each touch. Whoever is nobody at all has one line together.
    private static final String RECIPIENTS = """
            with touches as materialized (
                select identity, visitor, min(at) as first, max(at) as last, count(*) as touches from interaction
                where subject = $1 and verb = $2 and ($3::bigint is null or revision = $3) and at <= $4 group by identity, visitor),
            known as materialized (
                select touches.*, coalesce(touches.identity, owner.identity) as person from touches left join lateral (
                    select link.identity from visitor_link link where touches.identity is null and link.visitor = touches.visitor and link.since <= $4 and exists (
                        select from interaction later where later.visitor = link.visitor and later.identity = link.identity and later.at >= touches.first)
                    order by link.since limit 1) owner on true),
            people as materialized (select person, prospect_of(person, $4) as prospect from (select distinct person from known where person is not null) known),
            keyed as (
                select known.*, people.prospect, coalesce(people.prospect, md5(person)::uuid, visitor, '00000000-0000-0000-0000-000000000000') as key
                from known left join people using (person))
            select key, prospect, case when prospect is null then (array_agg(visitor order by first))[1] end as visitor, min(first) as first, max(last) as last,
                sum(touches)::bigint as touches
            from keyed group by key, prospect having (min(first), key) > ($5, $6) order by min(first), key limit $7
            """;
    private final Pool pool;

    RecallResource(Pool pool) {
        this.pool = pool;
    }

    @GET
    @RolesAllowed({"sales", "steward"})
    @Operation(summary = "List who received a revision of something, such as a sheet, whoever got it first coming first",
            description = "People who registered afterwards, in the same browser and with consent, are listed as who they are.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "malformed-cursor")
    @APIResponse(responseCode = "422", description = "invalid, moment-unreadable")
    @APIResponse(responseCode = "503", description = "ledger-unreachable")
    public Uni<RestResponse<Page<RecipientView>>> recipients(
            @Parameter(example = "sheet/0197f8e2-0000-7000-8000-000000000001") @QueryParam("subject") @NotNull @Pattern(regexp = "[a-z-]{1,40}/.{1,350}") String subject,
            @Parameter(description = "Only of this revision") @QueryParam("revision") Long revision,
            @Parameter(description = "What they did with it") @QueryParam("verb") @DefaultValue("downloaded") @Size(max = 40) String verb,
            @Parameter(description = "As it was known at this moment") @QueryParam("asOf") String asOf,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        Cursor from = after == null ? new Cursor(Instant.EPOCH, new UUID(0, 0)) : Cursor.parse(after);
        Tuple parameters = Tuple.tuple().addString(subject).addString(verb).addLong(revision).addOffsetDateTime(Moment.parse(asOf, Moment.LAST))
                .addOffsetDateTime(OffsetDateTime.ofInstant(from.at(), ZoneOffset.UTC)).addUUID(from.id()).addInteger(limit + 1);
        return pool.preparedQuery(RECIPIENTS).execute(parameters).ifNoItem().after(PATIENCE).fail().onFailure().transform(LedgerUnreachable::because)
                .map(rows -> {
                    List<RecipientView> found = StreamSupport.stream(rows.spliterator(), false).map(RecipientView::of).toList();
                    Page<RecipientView> page = Page.of(found, limit, RecipientView::shown, RecipientView::cursor);
                    return ResponseBuilder.ok(page).header(TouchstoneHeaders.TOUCH, Touch.of("listed-recipients")).build();
                });
    }
}
