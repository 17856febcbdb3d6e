package touchstone.gateway.count;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import touchstone.gateway.ledger.LedgerUnreachable;

/** Reads what the ledger has counted while it took the interactions. */
@Singleton
public class Counts {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String COUNT = """
            select %1$s, sum(count)::bigint as count from interaction_count
            where day > $1 and verdict <> 'bot' and ($2::text is null or starts_with(subject, $2 || '/')) and ($3::text is null or subject = $3)
                and ($4::text is null or verb = $4) and ($5::text is null or source = $5) and ($6::text is null or channel = $6)
            group by %1$s having sum(count) > 0 order by sum(count) desc, %1$s limit $7
            """;
    private final Pool pool;
    private final Clock clock;

    public Counts(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Counts these alone; null lets all through. @param kind of the subject, what stands before its slash */
    record Only(String kind, String subject, String verb, String source, String channel) {}

    Uni<List<CountView>> of(Set<Dimension> by, int days, Only only, int limit) {
        String columns = by.stream().map(Dimension::column).collect(Collectors.joining(", "));
        Tuple parameters = Tuple.tuple().addLocalDate(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days)).addString(only.kind).addString(only.subject)
                .addString(only.verb).addString(only.source).addString(only.channel).addInteger(limit);
        return pool.preparedQuery(String.format(COUNT, columns)).execute(parameters).ifNoItem().after(PATIENCE).fail()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> view(row, by)).toList())
                .onFailure().transform(LedgerUnreachable::because);
    }

    private static CountView view(Row row, Set<Dimension> by) {
        return new CountView(text(row, Dimension.SUBJECT, by), text(row, Dimension.VERB, by), text(row, Dimension.SOURCE, by),
                by.contains(Dimension.DAY) ? row.getLocalDate("day") : null, text(row, Dimension.CHANNEL, by), row.getLong("count"));
    }

    private static String text(Row row, Dimension dimension, Set<Dimension> by) {
        String text = by.contains(dimension) ? row.getString(dimension.column()) : "";
        return text.isEmpty() ? null : text;
    }
}
