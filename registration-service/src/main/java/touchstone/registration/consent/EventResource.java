package touchstone.registration.consent;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import touchstone.commons.problem.Forbidden;
import touchstone.commons.problem.Malformed;
import touchstone.registration.event.Subscribers;

/** Takes what our own subscribers tell (CloudEvents 1.0): that somebody took a yes back there, such as by a click in a mail. The front door has no route to it. */
@Path("/internal/events")
public class EventResource {
    private static final String WITHDRAWN = "touchstone.consent.withdrawn";

    private final Consenting consenting;
    private final Subscribers subscribers;
    private final ObjectMapper json;
    private final Clock clock;

    EventResource(Consenting consenting, Subscribers subscribers, ObjectMapper json, Clock clock) {
        this.consenting = consenting;
        this.subscribers = subscribers;
        this.json = json;
        this.clock = clock;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Event(String type, Data data) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Data(UUID prospect, String purpose) {}

    static class SignatureNotValid extends Forbidden {
        SignatureNotValid() {
            super("Events are taken from subscribers, signed as Standard Webhooks prescribe with the secret of their subscription.");
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
        if (!subscribers.signed(id, timestamp, signature, body, clock.instant())) throw new SignatureNotValid();
        Event event = read(body);
        if (!WITHDRAWN.equals(event.type)) return Uni.createFrom().item(RestResponse.noContent());
        if (event.data == null || event.data.prospect == null || event.data.purpose == null) throw new EventNotReadable();
        return consenting.withdrawnElsewhere(event.data.prospect, event.data.purpose).replaceWith(RestResponse.noContent());
    }

    private Event read(String body) {
        try {
            Event event = json.readValue(body, Event.class);
            if (event == null) throw new EventNotReadable();
            return event;
        } catch (JsonProcessingException e) {
            throw new EventNotReadable();
        }
    }
}
