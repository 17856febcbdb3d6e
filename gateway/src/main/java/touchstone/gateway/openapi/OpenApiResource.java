package touchstone.gateway.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The API of all services, as the front door offers it; to be looked at under /docs/. */
@Path("/openapi")
@Tag(name = "openapi")
public class OpenApiResource {
    private final OpenApis apis;

    OpenApiResource(OpenApis apis) {
        this.apis = apis;
    }

    @GET
    @PermitAll
    @Compressed
    @Operation(summary = "This document", description = "OpenAPI 3.1. Services that do not answer at the moment are named in info.x-missing.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Object.class)))
    public Uni<RestResponse<ObjectNode>> read() {
        return apis.joined().map(document -> ResponseBuilder.ok(document).header(HttpHeaders.CACHE_CONTROL, "no-cache").build());
    }
}
