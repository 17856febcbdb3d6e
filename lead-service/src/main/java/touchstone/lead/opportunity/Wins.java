package touchstone.lead.opportunity;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Where the registration-service hears who won an opportunity for us. Twice is as once. */
@RegisterRestClient(configKey = "registration")
@Path("/internal/wins/{opportunity}")
interface Wins {
    @PUT
    Uni<Void> won(UUID opportunity, Win win);

    @DELETE
    Uni<Void> reopened(UUID opportunity);

    record Win(List<UUID> prospects) {}
}
