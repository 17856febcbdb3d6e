package touchstone.lead;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;

/** Has each connection know its statements by heart, however long: the driver would send those of more than two thousand characters to be parsed and planned each time. */
@Singleton
public class KnownStatements implements PgPoolCreator {
    private static final int LONGEST = 20_000;

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(options -> options.setPreparedStatementCacheSqlLimit(LONGEST));
        return PgBuilder.pool().with(input.poolOptions()).connectingTo(List.copyOf(input.pgConnectOptionsList())).using(input.vertx()).build();
    }
}
