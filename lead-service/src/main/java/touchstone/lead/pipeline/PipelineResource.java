package touchstone.lead.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Idempotency;
import touchstone.commons.Page;
import touchstone.commons.Revision;
import touchstone.lead.lead.PlainText;

@Path("/pipelines")
@Tag(name = "Pipelines", description = "The stages on the way to an outcome, as data.")
public class PipelineResource {
    private final Mutiny.SessionFactory sessions;
    private final Pipelines pipelines;
    private final Idempotency idempotency;
    private final JsonWebToken caller;
    private final Clock clock;

    PipelineResource(Mutiny.SessionFactory sessions, Pipelines pipelines, ObjectMapper json, JsonWebToken caller, Clock clock) {
        this.sessions = sessions;
        this.pipelines = pipelines;
        this.idempotency = new Idempotency(json);
        this.caller = caller;
        this.clock = clock;
    }

    @Schema(name = "NewPipeline")
    record NewPipeline(@NotNull @Pattern(regexp = Stage.ID) String id, @NotNull @Valid PipelineDefinition definition) {}

    @Schema(name = "Pipeline")
    record View(String id, PipelineDefinition definition) {
        static View of(Pipeline pipeline) {
            return new View(pipeline.id, pipeline.definition);
        }
    }

    @GET
    @RolesAllowed({"sales", "operator"})
    @Operation(summary = "List the pipelines, by id")
    public Uni<Page<View>> list(@QueryParam("after") @Size(max = 40) @PlainText String after, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return sessions.withSession(session -> pipelines.all(session, after, limit + 1)).map(found -> Page.of(found, limit, View::of, Pipeline::id));
    }

    @GET
    @Path("/{pipeline:[a-z0-9-]+}")
    @RolesAllowed({"sales", "operator"})
    @Operation(summary = "Read a pipeline")
    @APIResponseSchema(value = View.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "pipeline-not-found")
    public Uni<RestResponse<View>> read(String pipeline) {
        return sessions.withSession(session -> pipelines.get(session, pipeline)).map(PipelineResource::answer);
    }

    @POST
    @RolesAllowed("operator")
    @Operation(summary = "Make a pipeline")
    @APIResponse(responseCode = "201", description = "Opportunities can begin in it.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "409", description = "pipeline-already-exists, request-still-running")
    @APIResponse(responseCode = "422", description = "pipeline-not-valid, invalid, idempotency-key-reused")
    public Uni<RestResponse<View>> make(@HeaderParam("Idempotency-Key") String idempotencyKey, @Valid @NotNull NewPipeline made) {
        made.definition().check();
        return sessions.withTransaction(session -> idempotency.once(session, clock.instant(), caller.getSubject(), idempotencyKey, made, View.class,
                        () -> session.find(Pipeline.class, made.id()).chain(present -> {
                            if (present != null) throw new PipelineAlreadyExists();
                            Pipeline pipeline = new Pipeline(made.id(), made.definition(), caller.getSubject(), clock.instant());
                            return session.persist(pipeline).chain(session::flush).replaceWith(() -> View.of(pipeline));
                        })))
                .map(answer -> ResponseBuilder.<View>created(URI.create("/pipelines/" + made.id())).entity(answer).tag(new Revision(0).tag()).build());
    }

    @PUT
    @Path("/{pipeline:[a-z0-9-]+}")
    @RolesAllowed("operator")
    @Operation(summary = "Change a pipeline", description = "What is at a stage stays there: a stage with something open in it cannot be left out.")
    @APIResponseSchema(value = View.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "pipeline-not-found")
    @APIResponse(responseCode = "409", description = "stage-in-use")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "422", description = "pipeline-not-valid, invalid")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<View>> change(String pipeline, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull PipelineDefinition definition) {
        Revision expected = Revision.required(ifMatch);
        definition.check();
        return sessions.withTransaction(session -> pipelines.getForChange(session, pipeline)
                .invoke(found -> found.revision().mustBe(expected))
                .call(found -> pipelines.stagesInUse(session, pipeline).invoke(used -> {
                    List<String> left = used.stream().filter(stage -> definition.stage(stage).isEmpty()).toList();
                    if (!left.isEmpty()) throw new StageInUse(left);
                }))
                .invoke(found -> found.change(definition, caller.getSubject(), clock.instant()))
                .call(session::flush)
                .map(PipelineResource::answer));
    }

    private static RestResponse<View> answer(Pipeline pipeline) {
        return ResponseBuilder.ok(View.of(pipeline)).tag(pipeline.revision().tag()).build();
    }
}
