package touchstone.lead.work;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Idempotency;
import touchstone.commons.Page;
import touchstone.lead.lead.Actor;
import touchstone.lead.lead.Leads;
import touchstone.lead.lead.PlainText;

@Path("/leads/{lead}/notes")
@RolesAllowed("sales")
@Tag(name = "Notes", description = "What sales writes down about a lead. Prospects never see it.")
public class NoteResource {
    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final Idempotency idempotency;
    private final JsonWebToken caller;
    private final Clock clock;

    NoteResource(Mutiny.SessionFactory sessions, Leads leads, ObjectMapper json, JsonWebToken caller, Clock clock) {
        this.sessions = sessions;
        this.leads = leads;
        this.idempotency = new Idempotency(json);
        this.caller = caller;
        this.clock = clock;
    }

    /** @param mentions whom it is meant for: subjects of their tokens */
    @Schema(name = "NewNote")
    record NewNote(@NotBlank @Size(max = 4000) @PlainText String text, @Size(max = 20) Set<@NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,100}") String> mentions) {}

    @Schema(name = "Note")
    record View(UUID id, UUID lead, Instant at, Actor author, String text, List<String> mentions) {
        static View of(Note note) {
            return new View(note.id, note.lead, note.at, note.author, note.text, note.mentions.isEmpty() ? List.of() : List.of(note.mentions.split(" ")));
        }
    }

    @POST
    @Operation(summary = "Write a note, and mention whom it is meant for")
    @APIResponse(responseCode = "201", description = "Written.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "lead-not-found")
    @APIResponse(responseCode = "422", description = "invalid, idempotency-key-reused")
    public Uni<RestResponse<View>> write(UUID lead, @HeaderParam("Idempotency-Key") String idempotencyKey, @Valid @NotNull NewNote written) {
        Actor by = new Actor(caller.getSubject(), caller.getName());
        return sessions.withTransaction(session -> idempotency.once(session, clock.instant(), by.id(), idempotencyKey, List.of(lead, written), View.class,
                        () -> leads.require(session, lead).chain(() -> {
                            Note note = new Note(lead, written.text(), written.mentions() == null ? Set.of() : written.mentions(), by, clock.instant());
                            return session.persist(note).replaceWith(() -> View.of(note));
                        })))
                .map(view -> ResponseBuilder.<View>created(URI.create("/leads/" + lead + "/notes")).entity(view).build());
    }

    @GET
    @Operation(summary = "Read the notes of a lead, newest first")
    @APIResponse(responseCode = "404", description = "lead-not-found")
    public Uni<Page<View>> ofLead(UUID lead, @QueryParam("after") String after, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Cursor from = Cursor.parse(after);
        return sessions.withSession(session -> leads.require(session, lead).chain(() -> newest(session, "lead = :value", lead, from, limit + 1)))
                .map(found -> Page.of(found, limit, View::of, note -> new Cursor(note.at, note.id)));
    }

    static Uni<List<Note>> newest(Mutiny.Session session, String condition, Object value, Cursor after, int limit) {
        var query = session.createSelectionQuery("from Note where " + condition + (after == null ? "" : " and (at, id) < (:at, :id)") + " order by at desc, id desc", Note.class).setParameter("value", value);
        if (after != null) query.setParameter("at", after.at()).setParameter("id", after.id());
        return query.setMaxResults(limit).getResultList();
    }
}
