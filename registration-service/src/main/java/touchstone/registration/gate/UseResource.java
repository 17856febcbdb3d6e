package touchstone.registration.gate;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.registration.consent.Consenting;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.prospect.Prospects;
import touchstone.registration.rule.Use;

/**
 * What of a person may be used for scoring, for a mail, or be passed on, at this moment: whoever is about to do so asks here first, each time. For our own services: the front door has no route to it.
 */
@Path("/internal/prospects/{id}/values")
@PermitAll
public class UseResource {
    private final Mutiny.SessionFactory sessions;

    UseResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * @param refusal  why nothing may be used: {@code restricted}, {@code objection}, {@code no-consent}, {@code channel-closed}; null where something may be
     * @param values   by field
     * @param withheld fields that have a value which the provider's rules keep out of this
     */
    @Schema(name = "UsableValues")
    record Usable(UUID prospect, Use use, String purpose, String refusal, Map<String, String> values, List<String> withheld) {}

    @GET
    @Operation(hidden = true)
    public Uni<Usable> usable(UUID id, @QueryParam("use") @NotNull(message = "is required") Use use,
            @QueryParam("purpose") @Pattern(regexp = "[a-z][a-z0-9-]{0,49}", message = "must be the code of a purpose") String purpose) {
        // What has no purpose of its own is mailed for none: then it is refused below.
        String asked = use == Use.SCORE ? Gate.PROFILING : use == Use.SELL ? Gate.SHARING : purpose;
        return sessions.withSession(session -> Prospects.find(session, id).chain(prospect -> Gate.open(session).chain(gate -> Consenting.latest(session, id, String.valueOf(asked))
                .map(said -> usable(prospect, gate, use, asked, gate.refusal(use, prospect, asked, said))))));
    }

    private static Usable usable(Prospect prospect, Gate gate, Use use, String purpose, String refusal) {
        Map<String, String> values = new TreeMap<>();
        List<String> withheld = new ArrayList<>();
        for (Attribute attribute : Attribute.values()) {
            prospect.value(attribute).ifPresent(value -> {
                if (refusal == null && gate.lets(use, prospect, attribute)) values.put(attribute.field(), value);
                else withheld.add(attribute.field());
            });
        }
        return new Usable(prospect.id(), use, purpose, refusal, values, withheld);
    }
}
