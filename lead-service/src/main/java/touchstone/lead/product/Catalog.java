package touchstone.lead.product;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "catalog")
interface Catalog {
    /** @param authorization of whoever saw it, or null: then what anybody may see */
    @GET
    @Path("/published-revisions/{product}/{revision}")
    Uni<JsonNode> publishedRevision(@HeaderParam("Authorization") String authorization, @PathParam("product") String product,
            @PathParam("revision") long revision, @QueryParam("channel") String channel, @QueryParam("locale") String locale);
}
