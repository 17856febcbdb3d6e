package touchstone.gateway.session;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import touchstone.commons.problem.Forbidden;
import touchstone.commons.problem.Malformed;
import touchstone.commons.webhook.Secret;

/** Ends the sessions of who was erased: they hold a name. Told by the registration-service (CloudEvents 1.0); the front door has no route to it. */
@Path("/internal/events")
public class EventResource {
    private static final String ERASED = "touchstone.prospect.erased";

    private final Sessions sessions;
    private final Secret secret;
    private final Clock clock;

    EventResource(Sessions sessions, EventsConfig config, Clock clock) {
        this.sessions = sessions;
        this.secret = new Secret(config.secret());
        this.clock = clock;
    }

    static class SignatureNotValid extends Forbidden {
        SignatureNotValid() {
            super("Events are taken from the registration-service, signed as Standard Webhooks prescribe with the secret of this gateway.");
        }
    }

    static class EventNotReadable extends Malformed {
        EventNotReadable() {
            super("This is no event that is understood here.");
        }
    }

    /** Twice is as once. What is of no concern here is taken, and nothing happens. */
    @POST
    @PermitAll // It is signed.
    @Consumes("application/cloudevents+json")
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> take(@HeaderParam("webhook-id") String id, @HeaderParam("webhook-timestamp") String timestamp, @HeaderParam("webhook-signature") String signature, String body) {
        if (!secret.isOf(id, timestamp, signature, body, clock.instant())) throw new SignatureNotValid();
        return Multi.createFrom().items(erased(body).stream()).onItem().transformToUniAndConcatenate(subject -> sessions.endOf(subject.toString(), null)).collect().last()
                .replaceWith(RestResponse.noContent());
    }

    /** The subjects of whom it tells that they are erased; none if it tells something else. */
    private static JsonArray erased(String body) {
        try {
            JsonObject event = new JsonObject(body);
            return ERASED.equals(event.getString("type")) ? event.getJsonObject("data", new JsonObject()).getJsonArray("subjects", new JsonArray()) : new JsonArray();
        } catch (DecodeException | ClassCastException e) {
            throw new EventNotReadable();
        }
    }
}
