package touchstone.lead.score;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What of registered people may be used to score them: the registration-service says it, by the rules of whoever told us. */
@RegisterRestClient(configKey = "registration")
interface Scorable {
    /** Who is not known is left out. */
    @POST
    @Path("/internal/scorable-values")
    Uni<Answer> of(Question question);

    record Question(List<UUID> prospects) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(List<Registered> items) {
        /** Of one who is not known nothing may be used. */
        Registered of(UUID id) {
            return items.stream().filter(it -> it.id().equals(id)).findFirst().orElse(new Registered(id, false, Map.of()));
        }
    }

    /** @param restricted whether they had the use of their data restricted (GDPR, article 18) @param values by attribute: email, company ... */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Registered(UUID id, boolean restricted, Map<String, String> values) {}
}
