package touchstone.gateway.retention;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import touchstone.gateway.batch.BatchConfig;

/** Lets go of interactions when their time has come, and keeps account of how many, so that the proof still holds. */
@Singleton
public class Retention {
    private static final Logger log = Logger.getLogger(Retention.class);
    private static final Duration EVERY = Duration.ofHours(1);
    /** So much longer than anything may be reported late it is known that it was. */
    private static final Duration MARGIN = Duration.ofDays(10);
    private static final String ALONE = "select pg_try_advisory_xact_lock(727001) as alone";
    private static final String MONTHS = "select inhrelid::regclass::text as name from pg_inherits where inhparent = 'interaction'::regclass order by 1";
    private static final String RETIRE = "insert into retired as there (gateway, hour, touches) select gateway, date_trunc('hour', at, 'UTC'), count(*) from %s group by 1, 2 order by 1, 2 "
            + "on conflict (gateway, hour) do update set touches = there.touches + excluded.touches";
    private static final String DELETE = "with gone as (delete from interaction where at < $1 and verb is not distinct from $2 returning gateway, at) " + String.format(RETIRE, "gone");
    private final Pool pool;
    private final Clock clock;
    private final RetentionConfig config;
    private final BatchConfig batches;
    private final Vertx vertx;
    private long timer;

    /** @throws IllegalArgumentException if a month would be taken off while something that happened in it may still be reported */
    public Retention(Pool pool, Clock clock, RetentionConfig config, BatchConfig batches, Vertx vertx) {
        config.months().filter(months -> months.compareTo(batches.oldest()) < 0).ifPresent(months -> {
            throw new IllegalArgumentException("touchstone.retention.months is " + months + ", but touchstone.batch.oldest takes what happened " + batches.oldest() + " ago: keep months longer, or take less.");
        });
        this.batches = batches;
        this.pool = pool;
        this.clock = clock;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(EVERY.toMillis(), tick -> enforce(config).subscribe().with(done -> {}, failure -> log.warnf("retention not enforced cause=%s", failure)));
    }

    void stop(@Observes ShutdownEvent stopped) {
        vertx.cancelTimer(timer);
    }

    /** All or nothing. Does nothing while another gateway is at it. */
    Uni<Void> enforce(RetentionConfig config) {
        return pool.withTransaction(connection -> connection.query(ALONE).execute().chain(rows -> {
            if (!rows.iterator().next().getBoolean("alone")) return Uni.createFrom().voidItem();
            return kinds(connection, config).chain(() -> months(connection, config))
                    .chain(() -> connection.preparedQuery("delete from message where received < $1").execute(Tuple.of(ago(batches.oldest().plus(MARGIN))))).replaceWithVoid();
        }));
    }

    private Uni<Void> kinds(SqlConnection connection, RetentionConfig config) {
        return Multi.createFrom().iterable(config.kinds().entrySet()).onItem().transformToUniAndConcatenate(kind -> connection.preparedQuery(DELETE)
                .execute(Tuple.of(ago(kind.getValue()), kind.getKey().equals("none") ? null : kind.getKey()))).collect().last().replaceWithVoid();
    }

    private Uni<Void> months(SqlConnection connection, RetentionConfig config) {
        if (config.months().isEmpty()) return Uni.createFrom().voidItem();
        LocalDate oldest = ago(config.months().get()).toLocalDate();
        return connection.query(MONTHS).execute().chain(rows -> {
            List<String> old = StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString("name")).filter(name -> month(name).atEndOfMonth().isBefore(oldest)).toList();
            return Multi.createFrom().iterable(old).onItem().transformToUniAndConcatenate(name -> takeOff(connection, name, config.drop())).collect().last().replaceWithVoid();
        });
    }

    private static Uni<Void> takeOff(SqlConnection connection, String month, boolean drop) {
        Uni<Void> off = connection.query(String.format(RETIRE, month)).execute().chain(() -> connection.query("alter table interaction detach partition " + month).execute())
                .replaceWithVoid();
        return (drop ? off.chain(() -> connection.query("drop table " + month).execute()).replaceWithVoid() : off)
                .invoke(() -> log.infof("interactions taken off table=%s dropped=%s", month, drop));
    }

    /** As {@code Partitions} names them. */
    private static YearMonth month(String table) {
        String name = table.substring(table.length() - 7);
        return YearMonth.parse(name.replace('_', '-'));
    }

    private OffsetDateTime ago(Duration span) {
        return OffsetDateTime.ofInstant(clock.instant().minus(span), ZoneOffset.UTC);
    }
}
