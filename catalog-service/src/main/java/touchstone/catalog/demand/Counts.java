package touchstone.catalog.demand;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the gateway counts in its ledger. */
@RegisterRestClient(configKey = "gateway")
interface Counts {
    /** How often things were touched, by verb, on the last days, the most frequent first. @param subject the only one of interest, null for all */
    @GET
    @Path("/counts")
    Uni<Answer> of(@HeaderParam("Authorization") String authorization, @QueryParam("by") String by, @QueryParam("days") int days, @QueryParam("subject") String subject);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(List<Count> items) {}

    /** @param subject {@code product/<id>} or {@code sheet/<id>}; absent where nothing in particular was touched */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Count(String subject, String verb, long count) {}
}
