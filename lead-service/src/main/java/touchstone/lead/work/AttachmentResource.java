package touchstone.lead.work;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
import touchstone.commons.Idempotency;
import touchstone.commons.Page;
import touchstone.lead.lead.Actor;
import touchstone.lead.lead.Leads;
import touchstone.lead.lead.PlainText;

@Path("/leads/{lead}/attachments")
@RolesAllowed("sales")
@Tag(name = "Attachments", description = "Files that sales keeps with a lead.")
public class AttachmentResource {
    private static final int MOST = 50;
    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final Idempotency idempotency;
    private final Scanner scanner;
    private final Vertx vertx;
    private final JsonWebToken caller;
    private final Clock clock;

    AttachmentResource(Mutiny.SessionFactory sessions, Leads leads, ObjectMapper json, Scanner scanner, Vertx vertx, JsonWebToken caller, Clock clock) {
        this.sessions = sessions;
        this.leads = leads;
        this.idempotency = new Idempotency(json);
        this.scanner = scanner;
        this.vertx = vertx;
        this.caller = caller;
        this.clock = clock;
    }

    @Schema(name = "Attachment")
    record View(UUID id, String name, String mediaType, int size, String sha256, Instant at, Actor by) {
        static View of(Attachment it) {
            return new View(it.id, it.name, it.mediaType, it.size, it.sha256, it.at, it.actor);
        }
    }

    /** What of an attachment its list shows. */
    record Row(UUID id, String name, String mediaType, int size, String sha256, Instant at, Actor actor) {}

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "Attach a file", description = "PDF, PNG, JPEG, text, CSV, Word, Excel and PowerPoint files of up to 5 MiB that are what their name says.")
    @APIResponse(responseCode = "201", description = "Attached.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "lead-not-found")
    @APIResponse(responseCode = "409", description = "too-many-attachments")
    @APIResponse(responseCode = "413", description = "request-entity-too-large")
    @APIResponse(responseCode = "422", description = "file-not-taken, file-infected, invalid")
    @APIResponse(responseCode = "503", description = "scanner-unavailable")
    public Uni<RestResponse<View>> attach(UUID lead, @QueryParam("name") @NotNull @Size(min = 1, max = 200) @PlainText @Pattern(regexp = "[^/\\\\]+") String name,
            @HeaderParam("Idempotency-Key") String idempotencyKey, @NotNull @Size(min = 1) byte[] content) {
        Actor by = new Actor(caller.getSubject(), caller.getName());
        // To look through five megabytes takes longer than others should wait on this thread.
        return vertx.executeBlocking(Uni.createFrom().item(() -> new Attachment(lead, name, FileCheck.mediaType(name, content), content, by, clock.instant())))
                .call(attachment -> scanner.check(content))
                .chain(attachment -> keep(attachment, by, idempotencyKey))
                .map(view -> ResponseBuilder.<View>created(URI.create("/leads/" + lead + "/attachments/" + view.id())).entity(view).build());
    }

    private Uni<View> keep(Attachment attachment, Actor by, String idempotencyKey) {
        UUID lead = attachment.lead;
        return sessions.withTransaction(session -> idempotency.once(session, clock.instant(), by.id(), idempotencyKey, List.of(lead, attachment.name, attachment.sha256), View.class,
                        () -> leads.require(session, lead).chain(() -> list(session, lead))
                                .invoke(present -> {
                                    if (present.size() >= MOST) throw new TooManyAttachments(MOST);
                                })
                                .chain(() -> session.persist(attachment)).replaceWith(() -> View.of(attachment))));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "List the attachments of a lead, oldest first")
    @APIResponse(responseCode = "404", description = "lead-not-found")
    public Uni<Page<View>> list(UUID lead) {
        return sessions.withSession(session -> leads.require(session, lead).chain(() -> list(session, lead)))
                .map(rows -> new Page<>(rows.stream().map(row -> new View(row.id, row.name, row.mediaType, row.size, row.sha256, row.at, row.actor)).toList(), null));
    }

    private static Uni<List<Row>> list(Mutiny.Session session, UUID lead) {
        return session.createSelectionQuery("select new touchstone.lead.work.AttachmentResource$Row(id, name, mediaType, size, sha256, at, actor) from Attachment where lead = :lead order by at, id", Row.class)
                .setParameter("lead", lead).getResultList();
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "Download an attachment", description = "Never shown in place: it is saved.")
    @APIResponse(responseCode = "404", description = "attachment-not-found")
    public Uni<RestResponse<byte[]>> download(UUID lead, UUID id) {
        return sessions.withSession(session -> find(session, lead, id)).map(it -> ResponseBuilder.ok(it.content)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + URLEncoder.encode(it.name, StandardCharsets.UTF_8).replace("+", "%20"))
                .header("Content-Security-Policy", "sandbox").header("X-Content-Type-Options", "nosniff").header(HttpHeaders.CACHE_CONTROL, "private, no-store").build());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete an attachment", description = "It never changes, so that no If-Match is asked for.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(responseCode = "404", description = "attachment-not-found")
    public Uni<RestResponse<Void>> delete(UUID lead, UUID id) {
        return sessions.withTransaction(session -> find(session, lead, id).call(session::remove)).replaceWith(RestResponse::noContent);
    }

    private static Uni<Attachment> find(Mutiny.Session session, UUID lead, UUID id) {
        return session.find(Attachment.class, id).map(it -> {
            if (it == null || !it.lead.equals(lead)) throw new AttachmentNotFound();
            return it;
        });
    }
}
