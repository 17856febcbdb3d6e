package touchstone.lead.work;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.lead.lead.Actor;
import touchstone.lead.lead.Asker;
import touchstone.lead.lead.Leads;

@Path("/mentions")
@RolesAllowed("sales")
@Tag(name = "Notes")
public class MentionResource {
    private static final String MENTIONED = "cast(sql('string_to_array(mentions, '' '') @> array[cast(? as text)]', :value) as Boolean) = true";
    private static final String UNREAD = " and id not in (select r.note from MentionRead r where r.reader = :value)";

    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final JsonWebToken caller;
    private final Clock clock;

    MentionResource(Mutiny.SessionFactory sessions, Leads leads, JsonWebToken caller, Clock clock) {
        this.sessions = sessions;
        this.leads = leads;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param asker  absent once they were erased
     * @param readAt absent until you say that you have seen to it
     */
    @Schema(name = "Mention")
    record Mention(UUID id, UUID lead, Asker asker, Instant at, Actor author, String text, List<String> mentions, Instant readAt) {
        static Mention of(Note note, Asker asker, Instant readAt) {
            return new Mention(note.id, note.lead, asker, note.at, note.author, note.text, List.of(note.mentions.split(" ")), readAt);
        }
    }

    @GET
    @Operation(summary = "Read the notes that mention you, newest first")
    public Uni<Page<Mention>> list(@Parameter(description = "Only those that you have not seen to") @QueryParam("unread") boolean unread,
            @QueryParam("after") String after, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Cursor from = Cursor.parse(after);
        return sessions.withSession(session -> NoteResource.newest(session, MENTIONED + (unread ? UNREAD : ""), caller.getSubject(), from, limit + 1)
                .chain(notes -> leads.askers(session, notes.stream().map(note -> note.lead).toList())
                        .chain(askers -> read(session, notes).map(read -> Page.of(notes, limit, note -> Mention.of(note, askers.get(note.lead), read.get(note.id)), note -> new Cursor(note.at, note.id))))));
    }

    private Uni<Map<UUID, Instant>> read(Mutiny.Session session, List<Note> notes) {
        return session.createSelectionQuery("from MentionRead where reader = :reader and note in :notes", MentionRead.class).setParameter("reader", caller.getSubject())
                .setParameter("notes", notes.stream().map(note -> note.id).toList()).getResultList().map(all -> all.stream().collect(Collectors.toMap(read -> read.note, read -> read.at)));
    }

    @PUT
    @Path("/{id}/reading")
    @Operation(summary = "Say that you have seen to a note that mentions you", description = "Again changes nothing.")
    @APIResponse(responseCode = "204", description = "Seen to.")
    @APIResponse(responseCode = "404", description = "mention-not-found")
    public Uni<RestResponse<Void>> read(UUID id) {
        return sessions.withTransaction(session -> mine(session, id).chain(() -> session.createNativeQuery("insert into mention_read (id, note, reader, at) values (?1, ?2, ?3, ?4) on conflict do nothing")
                .setParameter(1, UuidCreator.getTimeOrderedEpoch()).setParameter(2, id).setParameter(3, caller.getSubject()).setParameter(4, clock.instant()).executeUpdate()))
                .replaceWith(RestResponse::noContent);
    }

    @DELETE
    @Path("/{id}/reading")
    @Operation(summary = "Take that back")
    @APIResponse(responseCode = "204", description = "To be seen to.")
    @APIResponse(responseCode = "404", description = "mention-not-found")
    public Uni<RestResponse<Void>> unread(UUID id) {
        return sessions.withTransaction(session -> mine(session, id).chain(() -> session.createMutationQuery("delete from MentionRead where note = :note and reader = :reader")
                .setParameter("note", id).setParameter("reader", caller.getSubject()).executeUpdate())).replaceWith(RestResponse::noContent);
    }

    private Uni<Note> mine(Mutiny.Session session, UUID id) {
        return session.find(Note.class, id).map(note -> note != null && Arrays.asList(note.mentions.split(" ")).contains(caller.getSubject()) ? note : null)
                .onItem().ifNull().failWith(MentionNotFound::new);
    }
}
