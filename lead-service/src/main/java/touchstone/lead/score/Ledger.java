package touchstone.lead.score;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the gateway sums up of its ledger for who is inside. Bots are left out, and those who were merged are one. */
@RegisterRestClient(configKey = "ledger")
@Path("/internal/interest")
interface Ledger {
    /** @param whose {@code prospects} or {@code visitors} @param halfLife (ISO 8601) */
    @GET
    @Path("/{whose}/{id}")
    Uni<Interest> interest(@PathParam("whose") String whose, @PathParam("id") UUID id, @QueryParam("halfLife") String halfLife);

    @GET
    @Path("/changes")
    Uni<Changes> changes(@QueryParam("since") Instant since);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Interest(List<Touched> items) {}

    /** @param subject such as {@code product/<id>}, or null @param weight how many touches they are worth now */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Touched(String verb, String subject, long touches, Instant last, double weight) {
        /** The product that it is about, or null. A sheet has its product's id. */
        String product() {
            return subject != null && (subject.startsWith("product/") || subject.startsWith("sheet/")) ? subject.substring(subject.indexOf('/') + 1) : null;
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Changes(Instant until, List<UUID> prospects, List<UUID> visitors) {}
}
