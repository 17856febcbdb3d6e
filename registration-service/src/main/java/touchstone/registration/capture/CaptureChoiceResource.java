package touchstone.registration.capture;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

/** What visitors decide before they sign in. */
@Path("/capture-choices")
@PermitAll
@Tag(name = "capture choices")
public class CaptureChoiceResource {
    private final Mutiny.SessionFactory sessions;
    private final Choosing choosing;

    CaptureChoiceResource(Mutiny.SessionFactory sessions, Choosing choosing) {
        this.sessions = sessions;
        this.choosing = choosing;
    }

    @POST
    @Operation(summary = "Decide which claims may be kept")
    @APIResponse(responseCode = "201", description = "Stored. A sign-in is begun with the id.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CaptureChoiceView.class)))
    @APIResponse(responseCode = "409", description = "notice-changed")
    @APIResponse(responseCode = "422", description = "invalid, claim-not-offered, provider-not-offered")
    public Uni<RestResponse<CaptureChoiceView>> choose(
            @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.VISITOR) @Size(max = 100) String visitor, @Valid @NotNull NewCaptureChoice choice) {
        return choosing.choose(choice, visitor).map(chosen -> ResponseBuilder.create(Status.CREATED, chosen.view())
                .header(HttpHeaders.LOCATION, "/capture-choices/" + chosen.id())
                .header(TouchstoneHeaders.TOUCH, Touch.of("chose-capture").on("provider", chosen.provider())).build());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One choice")
    @APIResponseSchema(value = CaptureChoiceView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "capture-choice-not-found")
    public Uni<CaptureChoiceView> read(UUID id) {
        return sessions.withSession(session -> session.find(CaptureChoice.class, id))
                .onItem().ifNull().failWith(() -> new CaptureChoiceNotFound(id))
                .map(CaptureChoice::view);
    }
}
