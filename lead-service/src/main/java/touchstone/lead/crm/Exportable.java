package touchstone.lead.crm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What of registered people may leave: the registration-service says it, by the rules of whoever told us. */
@RegisterRestClient(configKey = "registration")
interface Exportable {
    /** Who is not known, or had the use of their data restricted, is left out. */
    @POST
    @Path("/internal/exportable-values")
    Uni<Answer> of(Question question);

    record Question(List<UUID> prospects) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(List<Person> items) {}

    /** @param values by attribute: givenName, familyName, email, company, jobTitle */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Person(UUID id, Map<String, String> values) {}
}
