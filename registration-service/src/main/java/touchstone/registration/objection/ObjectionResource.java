package touchstone.registration.objection;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.identity.SignIn;

/** What prospects object to. */
@Path("/me/objections")
@RolesAllowed("prospect")
@Tag(name = "me")
public class ObjectionResource {
    private final Objections objections;
    private final JsonWebToken token;

    ObjectionResource(Objections objections, JsonWebToken token) {
        this.objections = objections;
        this.token = token;
    }

    @GET
    @Operation(summary = "All you ever objected to, the latest first")
    @APIResponse(responseCode = "404", description = "not-registered")
    public Uni<Page<Objections.Objection>> log() {
        return objections.log(SignIn.of(token)).map(log -> new Page<>(log, null));
    }

    @PUT
    @Path("/{purpose}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Object to a purpose", description = "GDPR, article 21. From now on nothing of you is used for it, whatever you agreed to before.")
    @APIResponse(responseCode = "204", description = "From now on")
    @APIResponse(responseCode = "404", description = "not-registered")
    @APIResponse(responseCode = "422", description = "purpose-unknown")
    public Uni<RestResponse<Void>> object(String purpose, @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channel) {
        return say(purpose, true, channel);
    }

    @DELETE
    @Path("/{purpose}")
    @Operation(summary = "Take an objection back", description = "What you agreed to, or not, holds again.")
    @APIResponse(responseCode = "204", description = "From now on")
    @APIResponse(responseCode = "404", description = "not-registered")
    @APIResponse(responseCode = "422", description = "purpose-unknown")
    public Uni<RestResponse<Void>> takeBack(String purpose, @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channel) {
        return say(purpose, false, channel);
    }

    private Uni<RestResponse<Void>> say(String purpose, boolean objects, String channel) {
        return objections.say(SignIn.of(token), purpose, objects, channel).map(done -> ResponseBuilder.<Void>noContent()
                .header(TouchstoneHeaders.TOUCH, Touch.of(objects ? "objected" : "took-back-objection")).build());
    }
}
