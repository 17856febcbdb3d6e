package touchstone.gateway.ledger;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;

/** The pool of the ledger's database, in which only so many may wait for a connection: whoever comes later is told at once. */
@Singleton
class LedgerPool implements PgPoolCreator {
    static final int MOST_WAITING = 1_000;

    @Override
    public Pool create(Input input) {
        return PgBuilder.pool().with(input.poolOptions().setMaxWaitQueueSize(MOST_WAITING))
                .connectingTo(List.copyOf(input.pgConnectOptionsList())).using(input.vertx()).build();
    }
}
