package touchstone.lead.crm;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Revision;
import touchstone.commons.problem.Invalid;
import touchstone.commons.webhook.Addresses;
import touchstone.lead.webhook.WebhookConfig;

@Path("/crm-connections")
@RolesAllowed("operator")
@Tag(name = "CRM", description = "Accepted leads to a CRM of others, and outcomes back from it.")
public class CrmResource {
    private static final String ID = "[a-z][a-z0-9-]{0,39}";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final Connections connections;
    private final WebhookConfig config;
    private final ObjectMapper json;
    private final JsonWebToken caller;
    private final Clock clock;

    CrmResource(Connections connections, WebhookConfig config, ObjectMapper json, JsonWebToken caller, Clock clock) {
        this.connections = connections;
        this.config = config;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    @Schema(name = "NewCrmConnection")
    record NewConnection(@NotNull @Pattern(regexp = ID) String id, @Valid @NotNull Wanted settings) {}

    /** @param trouble why nothing goes there at the moment; absent where something does @param pulledUntil up to when outcomes there are known here */
    @Schema(name = "CrmConnection")
    record View(String id, Kind kind, URI address, String client, Mapping mapping, boolean active, String trouble, int failures, Instant pulledUntil, Instant changedAt) {
        static View of(Connection it) {
            return new View(it.id(), it.kind(), it.address(), it.client(), it.mapping(), it.active(), it.trouble(), it.failures(), it.pulledUntil(), it.changedAt());
        }
    }

    @POST
    @Blocking // It asks which address a name means.
    @Operation(summary = "Connect a CRM", description = "What is accepted from now on goes there; POST its pushes for what is accepted already. The secret is kept sealed, and not told again.")
    @APIResponse(responseCode = "201", description = "Connected")
    @APIResponse(responseCode = "409", description = "connection-already-exists")
    @APIResponse(responseCode = "422", description = "address-not-allowed, secret-missing, invalid")
    public RestResponse<View> connect(@Valid @NotNull NewConnection made) {
        Wanted wanted = checked(made.settings());
        if (wanted.secret() == null) throw new SecretMissing();
        Connection added = connections.add(made.id(), wanted, caller.getSubject(), clock.instant()).await().atMost(PATIENCE);
        if (added == null) throw new ConnectionAlreadyExists();
        return ResponseBuilder.<View>created(URI.create("/crm-connections/" + added.id())).entity(View.of(added)).tag(added.revision().tag()).build();
    }

    @GET
    @Operation(summary = "List all connections")
    public Uni<Page<View>> list() {
        return connections.all().map(all -> new Page<>(all.stream().map(View::of).toList(), null));
    }

    @GET
    @Path("/{id:[a-z0-9-]+}")
    @Operation(summary = "Read a connection")
    @APIResponseSchema(value = View.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "connection-not-found")
    public Uni<RestResponse<View>> read(String id) {
        return connections.get(id).map(CrmResource::answer);
    }

    @PUT
    @Path("/{id:[a-z0-9-]+}")
    @Blocking
    @Operation(summary = "Change a connection", description = "What could not go there is tried again at once.")
    @APIResponseSchema(value = View.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "connection-not-found")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "422", description = "address-not-allowed, invalid")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public RestResponse<View> change(String id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull Wanted wanted) {
        Revision expected = Revision.required(ifMatch);
        return answer(connections.change(id, expected, checked(wanted), caller.getSubject(), clock.instant()).await().atMost(PATIENCE));
    }

    @DELETE
    @Path("/{id:[a-z0-9-]+}")
    @Operation(summary = "End a connection", description = "What is there stays there.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "404", description = "connection-not-found")
    public Uni<RestResponse<Void>> end(String id) {
        return connections.remove(id).replaceWith(RestResponse::noContent);
    }

    @GET
    @Path("/{id:[a-z0-9-]+}/pushes")
    @Operation(summary = "See what is still to go there, and what could not and why")
    @APIResponse(responseCode = "404", description = "connection-not-found")
    public Uni<Page<Connections.Waiting>> waiting(String id, @QueryParam("after") String after, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        UUID from = after == null ? null : parsed(after);
        return connections.get(id).chain(() -> connections.waiting(id, from, limit + 1)).map(found -> Page.of(found, limit, it -> it, Connections.Waiting::lead));
    }

    @POST
    @Path("/{id:[a-z0-9-]+}/pushes")
    @Operation(summary = "Send all accepted leads there once more", description = "What is there is changed, and not made twice.")
    @APIResponse(responseCode = "202", description = "They will go there")
    @APIResponse(responseCode = "404", description = "connection-not-found")
    public Uni<RestResponse<Counted>> pushAll(String id) {
        return connections.get(id).chain(() -> connections.pushAll(id, clock.instant())).map(leads -> RestResponse.status(RestResponse.Status.ACCEPTED, new Counted(leads)));
    }

    @Schema(name = "CrmPushes")
    record Counted(int leads) {}

    @POST
    @Path("/{id:[a-z0-9-]+}/pulls")
    @Operation(summary = "Ask for outcomes there now", description = "It is done so every five minutes anyway.")
    @APIResponse(responseCode = "202", description = "It will be asked")
    @APIResponse(responseCode = "404", description = "connection-not-found")
    public Uni<RestResponse<Void>> pull(String id) {
        return connections.get(id).chain(() -> connections.pullNow(id, clock.instant())).replaceWith(() -> RestResponse.status(RestResponse.Status.ACCEPTED));
    }

    private Wanted checked(Wanted wanted) {
        Addresses.check(wanted.address(), config.privateAddresses());
        if (wanted.mapping() != null) return wanted;
        try (InputStream file = CrmResource.class.getResourceAsStream(wanted.kind().resource())) {
            return wanted.with(json.readValue(file, Mapping.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UUID parsed(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new Cursor.MalformedCursor();
        }
    }

    private static RestResponse<View> answer(Connection connection) {
        return ResponseBuilder.ok(View.of(connection)).tag(connection.revision().tag()).build();
    }

    static class SecretMissing extends Invalid {
        SecretMissing() {
            super("A new connection needs the secret that the system there gave out for it.");
        }
    }
}
