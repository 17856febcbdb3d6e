package touchstone.lead.webhook;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.lead.lead.EmailAddress;

/** Where to deliver what. */
@Schema(name = "NewLeadWebhook")
record NewWebhook(@NotNull URI url,
                  @Schema(description = "The types of events; all without one") @Size(max = 30) Set<@NotNull String> types,
                  @Schema(description = "Of opportunities only those in this pipeline; all without one") @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String pipeline,
                  @Schema(description = "The address that is told when nothing is delivered any more") @NotNull @Size(max = 254) String contact) {
    private static final int LONGEST = 2000;

    NewWebhook {
        types = types == null ? Set.of() : Set.copyOf(types);
    }

    @AssertTrue(message = "is of a type that there is not")
    @Schema(hidden = true)
    boolean isTypesKnown() {
        return EventTypes.ALL.containsAll(types);
    }

    @AssertTrue(message = "is an e-mail address")
    @Schema(hidden = true)
    boolean isContactAddress() {
        return contact == null || EmailAddress.isOne(contact);
    }

    @AssertTrue(message = "has at most " + LONGEST + " characters")
    @Schema(hidden = true)
    boolean isUrlShort() {
        return url == null || url.toString().length() <= LONGEST;
    }
}
