package touchstone.lead.erasure;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.UUID;

/**
 * What the registration-service tells of an erasure: of whom, by ids.
 *
 * @param subjects  of their sign-ins
 * @param addresses SHA-256 of an address in lower case, in hex, for which a provider vouches
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record PersonErased(UUID prospect, List<String> subjects, List<String> addresses) {
    PersonErased {
        subjects = subjects == null ? List.of() : List.copyOf(subjects);
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
    }
}
