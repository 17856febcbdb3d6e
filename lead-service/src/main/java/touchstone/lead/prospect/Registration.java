package touchstone.lead.prospect;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "registration")
interface Registration {
    @GET
    @Path("/me")
    Uni<Prospect> me(@HeaderParam("Authorization") String authorization);
}
