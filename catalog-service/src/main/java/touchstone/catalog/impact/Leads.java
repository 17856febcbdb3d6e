package touchstone.catalog.impact;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the lead-service knows of those who wait for an answer about a product. */
@RegisterRestClient(configKey = "lead")
interface Leads {
    @GET
    @Path("/open-leads")
    Uni<Open> open(@HeaderParam("Authorization") String authorization, @QueryParam("product") UUID product);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Open(long count) {}
}
