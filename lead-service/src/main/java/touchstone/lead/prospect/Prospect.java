package touchstone.lead.prospect;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;

/**
 * The registered person who calls, as the registration-service knows them.
 *
 * @param company what they typed, or null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Prospect(UUID id, String givenName, String familyName, String email, String company) {
    public String name() {
        return givenName + " " + familyName;
    }
}
