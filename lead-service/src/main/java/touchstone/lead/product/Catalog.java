package touchstone.lead.product;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "catalog")
interface Catalog {
    @GET
    @Path("/published-revisions/{product}/{revision}")
    Uni<SeenProduct> publishedRevision(@HeaderParam("Authorization") String authorization, @PathParam("product") String product,
            @PathParam("revision") long revision, @QueryParam("channel") String channel, @QueryParam("locale") String locale);
}
