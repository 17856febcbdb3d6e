package touchstone.gateway.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerPoolTest {
    @Inject
    Pool pool;

    @Test
    void plans_are_not_compiled() {
        assertEquals("off", pool.query("select current_setting('jit')").execute().toCompletionStage().toCompletableFuture().join().iterator().next().getString(0));
    }

    @Test
    void whoever_finds_too_many_waiting_is_told_at_once() {
        List<Future<RowSet<Row>>> queries = Stream.generate(() -> pool.query("select pg_sleep(0.02)").execute()).limit(2L * LedgerPool.MOST_WAITING).toList();
        Future.join(queries).otherwiseEmpty().toCompletionStage().toCompletableFuture().join();

        List<Throwable> refused = queries.stream().filter(Future::failed).map(Future::cause).toList();
        assertTrue(refused.size() > 0 && refused.size() < queries.size(), "refused " + refused.size());
        assertTrue(refused.get(0).getMessage().contains("wait queue"), refused.get(0).getMessage());
    }
}
