package touchstone.registration.capture;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The issuer's UserInfo endpoint (OpenID Connect Core, 5.3). */
@RegisterRestClient(configKey = "user-info")
interface UserInfo {
    /** @param authorization the caller's own, as it came */
    @GET
    Uni<Map<String, Object>> read(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}
