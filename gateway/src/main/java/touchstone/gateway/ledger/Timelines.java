package touchstone.gateway.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import touchstone.commons.Cursor;
import touchstone.commons.Page;

/** What one person did, in order: as themselves, and before that as the visitors they turned out to be. */
@Singleton
public class Timelines {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Cursor START = new Cursor(Instant.EPOCH, new UUID(0, 0));
    private static final String OF_PROSPECT = "select identity from prospect_link where prospect = $1";
    /** Whoever is not registered yet is only this identity. */
    private static final String OF_IDENTITY = """
            select $1 union select other.identity from prospect_link own join prospect_link other on other.prospect = own.prospect where own.identity = $1
            """;
    // A visitor's touches under another identity are another person's, who used the same browser: the second part takes only what nobody is known for,
    // and only up to the person's last touch with that browser. Whoever uses it after a session has lapsed may be somebody else.
    private static final String TIMELINE = """
            with person as (%s), known as (select distinct visitor from visitor_link where identity in (select * from person)),
            browser as (select visitor, (select max(at) from interaction where interaction.visitor = known.visitor and identity in (select * from person)) as until from known)
            select * from (
                (select * from interaction where identity in (select * from person)
                    and (at, id) > ($2, $3) and (verb is not null or $4) order by at, id limit $5)
                union all
                (select interaction.* from interaction join browser on browser.visitor = interaction.visitor where identity is null and at <= until
                    and (at, id) > ($2, $3) and (verb is not null or $4) order by at, id limit $5)
            ) touches order by at, id limit $5
            """;
    private final Pool pool;

    public Timelines(Pool pool) {
        this.pool = pool;
    }

    /** @param all also what touched nothing in particular, such as pages and refusals */
    Uni<Page<TouchView>> ofProspect(UUID prospect, Cursor after, int limit, boolean all) {
        return read(OF_PROSPECT, prospect, after, limit, all);
    }

    Uni<Page<TouchView>> ofIdentity(String identity, Cursor after, int limit, boolean all) {
        return read(OF_IDENTITY, identity, after, limit, all);
    }

    private Uni<Page<TouchView>> read(String person, Object key, Cursor after, int limit, boolean all) {
        Cursor from = after == null ? START : after;
        Tuple parameters = Tuple.tuple().addValue(key).addOffsetDateTime(OffsetDateTime.ofInstant(from.at(), ZoneOffset.UTC)).addUUID(from.id())
                .addBoolean(all).addInteger(limit + 1);
        return pool.preparedQuery(String.format(TIMELINE, person)).execute(parameters).ifNoItem().after(PATIENCE).fail()
                .map(rows -> {
                    List<Row> found = StreamSupport.stream(rows.spliterator(), false).toList();
                    return Page.of(found.stream().map(TouchView::of).toList(), limit, Function.identity(), TouchView::cursor);
                })
                .onFailure().transform(LedgerUnreachable::because);
    }
}
