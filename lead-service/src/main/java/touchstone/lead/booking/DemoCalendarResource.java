package touchstone.lead.booking;

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
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Idempotency;
import touchstone.commons.Page;
import touchstone.commons.Revision;
import touchstone.lead.lead.PlainText;

@Path("/demo-calendars")
@Tag(name = "Demo booking", description = "When who shows something, and who comes.")
public class DemoCalendarResource {
    private final Mutiny.SessionFactory sessions;
    private final Idempotency idempotency;
    private final Picking picking;
    private final JsonWebToken caller;
    private final Clock clock;

    DemoCalendarResource(Mutiny.SessionFactory sessions, Picking picking, ObjectMapper json, JsonWebToken caller, Clock clock) {
        this.sessions = sessions;
        this.idempotency = new Idempotency(json);
        this.picking = picking;
        this.caller = caller;
        this.clock = clock;
    }

    @Schema(name = "NewDemoCalendar")
    record NewDemoCalendar(@NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String id, @NotNull @Valid CalendarDefinition definition) {}

    @Schema(name = "DemoCalendar")
    record View(String id, CalendarDefinition definition) {
        static View of(DemoCalendar calendar) {
            return new View(calendar.id, calendar.definition);
        }
    }

    @GET
    @RolesAllowed({"sales", "operator"})
    @Operation(summary = "List the calendars, by id")
    public Uni<Page<View>> list(@QueryParam("after") @Size(max = 40) @PlainText String after, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return sessions.withSession(session -> session.createSelectionQuery("from DemoCalendar where id > :after order by id", DemoCalendar.class)
                .setParameter("after", after == null ? "" : after).setMaxResults(limit + 1).getResultList()).map(found -> Page.of(found, limit, View::of, calendar -> calendar.id));
    }

    @GET
    @Path("/{calendar:[a-z0-9-]+}")
    @RolesAllowed({"sales", "operator"})
    @Operation(summary = "Read a calendar")
    @APIResponseSchema(value = View.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "calendar-not-found")
    public Uni<RestResponse<View>> read(String calendar) {
        return sessions.withSession(session -> session.find(DemoCalendar.class, calendar)).onItem().ifNull().failWith(CalendarNotFound::new).map(DemoCalendarResource::answer);
    }

    @GET
    @Path("/{calendar:[a-z0-9-]+}/slots")
    @RolesAllowed("sales")
    @Operation(summary = "See when a demo can be booked", description = "Times in UTC.")
    @APIResponse(responseCode = "404", description = "calendar-not-found")
    public Uni<PickResource.Slots> slots(String calendar, @QueryParam("from") Instant from, @QueryParam("days") @DefaultValue("7") @Min(1) @Max(31) int days) {
        return picking.free(calendar, Pick.known(from), days).map(PickResource.Slots::new);
    }

    @POST
    @RolesAllowed("operator")
    @Operation(summary = "Make a calendar")
    @APIResponse(responseCode = "201", description = "Demos can be picked.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "409", description = "calendar-already-exists, request-still-running")
    @APIResponse(responseCode = "422", description = "calendar-not-valid, invalid, idempotency-key-reused")
    public Uni<RestResponse<View>> make(@HeaderParam("Idempotency-Key") String idempotencyKey, @Valid @NotNull NewDemoCalendar made) {
        made.definition().check("/definition");
        return sessions.withTransaction(session -> idempotency.once(session, clock.instant(), caller.getSubject(), idempotencyKey, made, View.class,
                        () -> session.find(DemoCalendar.class, made.id()).chain(present -> {
                            if (present != null) throw new CalendarAlreadyExists();
                            DemoCalendar calendar = new DemoCalendar(made.id(), made.definition(), caller.getSubject(), clock.instant());
                            return session.persist(calendar).chain(session::flush).replaceWith(() -> View.of(calendar));
                        })))
                .map(answer -> ResponseBuilder.<View>created(URI.create("/demo-calendars/" + made.id())).entity(answer).tag(new Revision(0).tag()).build());
    }

    @PUT
    @Path("/{calendar:[a-z0-9-]+}")
    @RolesAllowed("operator")
    @Operation(summary = "Change a calendar", description = "What is booked stays.")
    @APIResponseSchema(value = View.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "calendar-not-found")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "422", description = "calendar-not-valid, invalid")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<View>> change(String calendar, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull CalendarDefinition definition) {
        Revision expected = Revision.required(ifMatch);
        definition.check("");
        return sessions.withTransaction(session -> session.find(DemoCalendar.class, calendar, LockMode.PESSIMISTIC_WRITE).onItem().ifNull().failWith(CalendarNotFound::new)
                .invoke(found -> found.revision().mustBe(expected))
                .invoke(found -> found.change(definition, caller.getSubject(), clock.instant()))
                .call(session::flush).map(DemoCalendarResource::answer));
    }

    private static RestResponse<View> answer(DemoCalendar calendar) {
        return ResponseBuilder.ok(View.of(calendar)).tag(calendar.revision().tag()).build();
    }
}
