package touchstone.lead.related;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The ledger, as the gateway's API tells of it. */
@RegisterRestClient(configKey = "gateway")
interface Gateway {
    @GET
    @Path("/timelines/prospects/{prospect}")
    Uni<Timeline> timeline(@HeaderParam("Authorization") String authorization, @PathParam("prospect") UUID prospect, @QueryParam("after") String after, @QueryParam("limit") int limit);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Timeline(List<Touched> items, String next) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Touched(Instant at, String verb, String subject, Long revision, String channel, String locale) {}
}
