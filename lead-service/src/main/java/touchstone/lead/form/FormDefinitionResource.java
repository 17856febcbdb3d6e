package touchstone.lead.form;

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

@Path("/form-definitions")
@RolesAllowed("operator")
@Tag(name = "Forms")
public class FormDefinitionResource {
    private final Mutiny.SessionFactory sessions;
    private final Forms forms;
    private final Idempotency idempotency;
    private final JsonWebToken caller;
    private final Clock clock;

    FormDefinitionResource(Mutiny.SessionFactory sessions, Forms forms, ObjectMapper json, JsonWebToken caller, Clock clock) {
        this.sessions = sessions;
        this.forms = forms;
        this.idempotency = new Idempotency(json);
        this.caller = caller;
        this.clock = clock;
    }

    @Schema(name = "NewForm")
    record NewForm(@NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,49}") String id, @NotNull @Valid FormDefinition definition) {}

    @Schema(name = "FormVersionDefinition")
    record Defined(String id, int version, FormDefinition definition) {
        static Defined of(Form form) {
            return new Defined(form.id(), form.version(), form.definition());
        }
    }

    @GET
    @Operation(summary = "List the forms, by id")
    public Uni<Page<Defined>> list(@QueryParam("after") @Size(max = 50) @PlainText String after, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return sessions.withSession(session -> forms.all(session, after, limit + 1)).map(found -> Page.of(found, limit, Defined::of, Form::id));
    }

    @GET
    @Path("/{form:[a-z0-9-]+}")
    @Operation(summary = "Read the latest version of a form with all it may ask")
    @APIResponseSchema(value = Defined.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "form-not-found")
    public Uni<RestResponse<Defined>> read(String form) {
        return sessions.withSession(session -> forms.latest(session, form)).map(FormDefinitionResource::answer);
    }

    @GET
    @Path("/{form:[a-z0-9-]+}/versions/{version}")
    @Operation(summary = "Read a version of a form, as submissions were made to it")
    @APIResponse(responseCode = "404", description = "form-not-found")
    @APIResponse(responseCode = "422", description = "form-version-unknown")
    public Uni<Defined> read(String form, int version) {
        return sessions.withSession(session -> forms.version(session, form, version)).map(Defined::of);
    }

    @POST
    @Operation(summary = "Make a form")
    @APIResponse(responseCode = "201", description = "It can be filled in.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Defined.class)))
    @APIResponse(responseCode = "409", description = "form-already-exists, request-still-running")
    @APIResponse(responseCode = "422", description = "form-not-valid, invalid, idempotency-key-reused")
    public Uni<RestResponse<Defined>> make(@HeaderParam("Idempotency-Key") String idempotencyKey, @Valid @NotNull NewForm made) {
        FormRules.check(made.definition());
        var form = new Form(made.id(), 1, made.definition());
        return sessions.withTransaction(session -> idempotency.once(session, clock.instant(), caller.getSubject(), idempotencyKey, made, Defined.class,
                        () -> forms.add(session, form, caller.getSubject(), clock.instant()).map(added -> {
                            if (added == 0) throw new FormAlreadyExists();
                            return Defined.of(form);
                        })))
                .map(answer -> ResponseBuilder.<Defined>created(URI.create("/form-definitions/" + form.id())).entity(answer).tag(new Revision(1).tag()).build());
    }

    @PUT
    @Path("/{form:[a-z0-9-]+}")
    @Operation(summary = "Change a form", description = "Makes its next version. What is on show in the former may still be sent.")
    @APIResponseSchema(value = Defined.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "form-not-found")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "422", description = "form-not-valid, invalid")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<Defined>> change(String form, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull FormDefinition definition) {
        Revision expected = Revision.required(ifMatch);
        return sessions.withTransaction(session -> forms.latest(session, form).chain(latest -> {
            new Revision(latest.version()).mustBe(expected);
            FormRules.check(definition);
            var next = new Form(form, latest.version() + 1, definition);
            return forms.add(session, next, caller.getSubject(), clock.instant()).map(added -> {
                if (added == 0) throw new Revision.RevisionOutdated(new Revision(next.version()));
                return answer(next);
            });
        }));
    }

    private static RestResponse<Defined> answer(Form form) {
        return ResponseBuilder.ok(Defined.of(form)).tag(new Revision(form.version()).tag()).build();
    }
}
