package touchstone.lead.crm;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.lead.JsonText;
import touchstone.lead.lead.PlainText;

/**
 * What of ours is called how there. What is not named does not leave.
 *
 * @param contact      of a person: {@code email, givenName, familyName, company}
 * @param deal         of an opportunity: {@code name, amount, currency, expectedClose, stage, product, sku, reason}
 * @param stages       the names of our stages there; {@code ACCEPTED} is before the first one, {@code WON} and {@code LOST} behind the last
 * @param fixed        what each deal has besides
 * @param leadField    where the id of the lead stands in a deal: a field that takes each value once
 * @param contactField where the id of the person stands in a contact, where an address cannot be the key there; null else
 * @param currency     of amounts that come back without one (ISO 4217)
 */
@Schema(name = "CrmMapping")
record Mapping(
        @NotNull @Size(max = 10) Map<@NotNull String, @NotNull @Pattern(regexp = FIELD) String> contact,
        @NotNull @Size(max = 10) Map<@NotNull String, @NotNull @Pattern(regexp = FIELD) String> deal,
        @NotNull @Size(max = 50) Map<@NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}|ACCEPTED|WON|LOST") String, @NotBlank @Size(max = 100) @PlainText String> stages,
        @NotNull @Size(max = 20) Map<@NotNull @Pattern(regexp = FIELD) String, @NotNull @Size(max = 200) @PlainText String> fixed,
        @NotNull @Pattern(regexp = FIELD) String leadField,
        @Pattern(regexp = FIELD) String contactField,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {
    /** Also keeps what stands in a path or a query from being anything but a name. */
    private static final String FIELD = "[A-Za-z][A-Za-z0-9_]{0,79}";
    private static final Set<String> OF_CONTACT = Set.of("email", "givenName", "familyName", "company");
    private static final Set<String> OF_DEAL = Set.of("name", "amount", "currency", "expectedClose", "stage", "product", "sku", "reason");

    Mapping {
        fixed = fixed == null ? Map.of() : fixed;
    }

    @AssertTrue(message = "maps what there is, and the e-mail address, stage, ACCEPTED, WON and LOST among it")
    @Schema(hidden = true)
    boolean isWhole() {
        return contact == null || deal == null || stages == null
                || OF_CONTACT.containsAll(contact.keySet()) && OF_DEAL.containsAll(deal.keySet()) && contact.containsKey("email") && deal.containsKey("stage") && stages.keySet().containsAll(Set.of("ACCEPTED", "WON", "LOST"));
    }

    @AssertTrue(message = "is a currency of ISO 4217")
    @Schema(hidden = true)
    boolean isCurrencyKnown() {
        return currency == null || java.util.Currency.getAvailableCurrencies().stream().anyMatch(known -> known.getCurrencyCode().equals(currency));
    }

    /** What a stage is called there; a stage without a name is as one just accepted. */
    String stage(String ours) {
        return stages.getOrDefault(ours, stages.get("ACCEPTED"));
    }

    static class Json extends JsonText<Mapping> {
        Json() {
            super(Mapping.class);
        }
    }
}
