package touchstone.gateway.statement;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import touchstone.commons.problem.Conflict;
import touchstone.gateway.ledger.LedgerUnreachable;
import touchstone.gateway.ledger.Moment;

/**
 * Takes what registration knows of people. For whoever is inside already: the front door has no route to it. The sender chooses the id, so that it may
 * send again what it is not sure about; statements may come in any order.
 */
@Path("/internal/statements/{id}")
public class StatementResource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ADD = """
            with added as (insert into statement (id, kind, prospect, other, at) values ($1, $2, $3, $4, $5) on conflict do nothing returning id)
            select id from added union all select id from statement where id = $1 and kind = $2 and prospect = $3 and other = $4 and at = $5
            """;
    private final Pool pool;

    StatementResource(Pool pool) {
        this.pool = pool;
    }

    @PUT
    @PermitAll
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> say(UUID id, @Valid @NotNull Statement said) {
        Tuple parameters = Tuple.of(id, said.kind().word(), said.prospect(), said.other(), Moment.parse(said.at().toString(), said.at()));
        return pool.preparedQuery(ADD).execute(parameters).ifNoItem().after(PATIENCE).fail().onFailure().transform(LedgerUnreachable::because)
                .map(rows -> {
                    if (rows.size() == 0) throw new StatementDiffers();
                    return RestResponse.noContent();
                });
    }

    static class StatementDiffers extends Conflict {
        StatementDiffers() {
            super("Another statement was made with this id. What was said stays; say something new with an id of its own.");
        }
    }
}
