package touchstone.gateway.export;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import touchstone.gateway.ledger.LedgerUnreachable;
import touchstone.gateway.ledger.Moment;
import touchstone.gateway.ledger.TouchView;

/**
 * Hands out the ledger page by page, as fast as it is taken, so that no connection waits for a slow reader. The order is that of the ids, which are UUIDv7:
 * that in which the touches came in.
 */
@Singleton
public class Exporting {
    private static final int PAGE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** So much later than it happened may a touch come in. */
    private static final Duration LATE = Duration.ofDays(40);
    private static final Duration CLOCKS = Duration.ofMinutes(10);
    private static final String READ = """
            select touch.*, prospect_of(person.identity, now()) as who, verdict_of(touch.visitor, touch.verdict, now()) as judged from (
                select * from interaction where id > $1 and id < $2 and at >= $3 and at < $4 and (verb is not null or $5) and ($6::text is null or verb = $6)
                    and ($7::text is null or channel = $7) and ($8::text is null or subject = $8) order by id limit $9) touch
            cross join lateral identity_of(touch.identity, touch.visitor, touch.at, now()) as person (identity) order by id
            """;
    private final Pool pool;

    public Exporting(Pool pool) {
        this.pool = pool;
    }

    /** All pages, of which the first is read already, so that an answer begins only when the ledger can be read. Fails with {@link LedgerUnreachable}. */
    Uni<Multi<List<TouchView>>> pages(ExportQuery query) {
        OffsetDateTime from = Moment.parse(query.from, Moment.FIRST);
        OffsetDateTime to = Moment.parse(query.to, Moment.LAST);
        UUID end = first(to.plus(LATE));
        AtomicReference<UUID> last = new AtomicReference<>(first(from.minus(CLOCKS)));
        return page(last, end, from, to, query).map(page -> page.size() < PAGE ? Multi.createFrom().item(page)
                : Multi.createBy().concatenating().streams(Multi.createFrom().item(page),
                        Multi.createBy().repeating().uni(() -> page(last, end, from, to, query)).whilst(next -> next.size() == PAGE)));
    }

    private Uni<List<TouchView>> page(AtomicReference<UUID> last, UUID end, OffsetDateTime from, OffsetDateTime to, ExportQuery query) {
        Tuple parameters = Tuple.tuple().addUUID(last.get()).addUUID(end).addOffsetDateTime(from).addOffsetDateTime(to).addBoolean(query.all).addString(query.verb)
                .addString(query.channel).addString(query.subject).addInteger(PAGE);
        return pool.preparedQuery(READ).execute(parameters).ifNoItem().after(PATIENCE).fail().onFailure().transform(LedgerUnreachable::because)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(TouchView::of).toList())
                .invoke(page -> {
                    if (!page.isEmpty()) last.set(page.get(page.size() - 1).id());
                });
    }

    /** Before all UUIDv7 of this moment (RFC 9562: the milliseconds since 1970 are the first 48 bits). */
    private static UUID first(OffsetDateTime moment) {
        return new UUID(Math.max(0, moment.toInstant().toEpochMilli()) << 16, 0);
    }
}
