package touchstone.gateway.ledger;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The monthly parts of the interactions, made when the first interaction of a month comes. */
@Singleton
class Partitions {
    private final Pool pool;
    private final Set<YearMonth> ready = ConcurrentHashMap.newKeySet();

    Partitions(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> ready(Set<YearMonth> months) {
        List<YearMonth> missing = months.stream().filter(month -> !ready.contains(month)).sorted().toList();
        return Multi.createFrom().iterable(missing).onItem().transformToUniAndConcatenate(this::make).collect().last().replaceWithVoid();
    }

    /** Looks anew which are there: one may have been taken off. */
    void forget() {
        ready.clear();
    }

    private Uni<?> make(YearMonth month) {
        String sql = String.format("create table if not exists interaction_%1$tY_%1$tm partition of interaction "
                + "for values from ('%1$tY-%1$tm-01 00:00Z') to ('%2$tY-%2$tm-01 00:00Z')", month.atDay(1), month.plusMonths(1).atDay(1));
        return pool.query(sql).execute().invoke(() -> ready.add(month));
    }
}
