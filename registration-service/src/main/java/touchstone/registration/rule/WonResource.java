package touchstone.registration.rule;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Is told who won an opportunity for us, so that capture policies can say which claims helped. What is kept names nobody. For our own services: the front door has no route to it.
 */
@Path("/internal/wins/{opportunity}")
@PermitAll
public class WonResource {
    private static final String ADD = """
            insert into won_claim (opportunity, provider, claim)
            select distinct cast(?1 as uuid), said.value ->> 'provider', said.value ->> 'claim' from prospect p cross join jsonb_each(p.provenance) said
            where p.id = ?2 and said.value ->> 'claim' is not null and exists (select 1 from provider o where o.alias = said.value ->> 'provider') on conflict do nothing""";
    private final Mutiny.SessionFactory sessions;

    WonResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** @param prospects who they were on the other side */
    record Win(@NotNull(message = "is required") @Size(max = 100) List<@NotNull UUID> prospects) {}

    /** Repeats change nothing, and people who are not here any more count for nothing. */
    @PUT
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> won(UUID opportunity, @Valid @NotNull Win win) {
        return sessions.withTransaction(session -> Multi.createFrom().iterable(win.prospects()).onItem().transformToUniAndConcatenate(prospect -> session.createNativeQuery(ADD)
                .setParameter(1, opportunity).setParameter(2, prospect).executeUpdate()).collect().last()).replaceWith(RestResponse.noContent());
    }

    /** It was reopened. */
    @DELETE
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> reopened(UUID opportunity) {
        return sessions.withTransaction(session -> session.createNativeQuery("delete from won_claim where opportunity = ?1").setParameter(1, opportunity).executeUpdate()).replaceWith(RestResponse.noContent());
    }
}
