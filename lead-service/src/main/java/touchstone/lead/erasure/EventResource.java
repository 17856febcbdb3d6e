package touchstone.lead.erasure;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import touchstone.commons.problem.Malformed;
import touchstone.commons.webhook.Secret;
import touchstone.lead.mailing.Withdrawing;

/** Takes what the registration-service tells (CloudEvents 1.0). For whoever is inside already: the front door has no route to it. */
@Path("/internal/events")
public class EventResource {
    private static final String ERASED = "touchstone.prospect.erased";
    private static final String WITHDRAWN = "touchstone.consent.withdrawn";

    private final Erasing erasing;
    private final Withdrawing withdrawing;
    private final Secret secret;
    private final ObjectMapper json;
    private final Clock clock;

    EventResource(Erasing erasing, Withdrawing withdrawing, EventsConfig config, ObjectMapper json, Clock clock) {
        this.erasing = erasing;
        this.withdrawing = withdrawing;
        this.secret = new Secret(config.secret());
        this.json = json;
        this.clock = clock;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Event(UUID id, String type, JsonNode data) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Withdrawal(UUID prospect, String purpose) {}

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
        Event event = read(body, Event.class);
        if (!ERASED.equals(event.type) && !WITHDRAWN.equals(event.type)) return Uni.createFrom().item(RestResponse.noContent());
        if (event.id == null || event.data == null) throw new EventNotReadable();
        if (WITHDRAWN.equals(event.type)) {
            Withdrawal withdrawal = read(event.data.toString(), Withdrawal.class);
            if (withdrawal.prospect == null || withdrawal.purpose == null) throw new EventNotReadable();
            return withdrawing.ofProspect(withdrawal.prospect, withdrawal.purpose).replaceWith(RestResponse.noContent());
        }
        PersonErased person = read(event.data.toString(), PersonErased.class);
        if (person == null || person.prospect() == null) throw new EventNotReadable();
        return erasing.erase(event.id, person).replaceWith(RestResponse.noContent());
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new EventNotReadable();
        }
    }
}
