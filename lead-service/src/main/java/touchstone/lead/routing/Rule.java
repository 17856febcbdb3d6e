package touchstone.lead.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.lead.lead.LeadKind;
import touchstone.lead.lead.PlainText;

/**
 * Which leads go to which team, and who in it gets them. What is null or empty does not matter.
 *
 * @param countries of who asks, as they said (ISO 3166-1)
 * @param languages of who asks (ISO 639)
 * @param products  ids, or beginnings of a sku with a {@code *} behind
 * @param families  of products, by their codes
 * @param by        who in the team gets it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RoutingRule")
record Rule(
        @NotBlank @Size(max = 100) @PlainText String name,
        @Size(max = 10) Set<@NotNull LeadKind> kinds,
        @Size(max = 300) Set<@NotNull @Pattern(regexp = "[A-Z]{2}") String> countries,
        @Size(max = 50) Set<@NotNull @Pattern(regexp = "[a-z]{2,3}") String> languages,
        @Size(max = 200) Set<@NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,63}\\*?") String> products,
        @Size(max = 50) Set<@NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String> families,
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String team,
        @NotNull By by) {

    /** Who of those who are there and speak the language. */
    @Schema(name = "RoutingBy")
    enum By {
        /** One after the other. */
        ROUND_ROBIN,
        /** Who has the fewest open leads. */
        LOAD,
        /** Who looks after somebody of the same company already, else who has the fewest open leads. */
        ACCOUNT_OWNER
    }

    boolean fits(Matter matter) {
        return (isOpen(kinds) || kinds.contains(matter.kind())) && (isOpen(countries) || matter.country() != null && countries.contains(matter.country()))
                && (isOpen(languages) || languages.contains(matter.language())) && (isOpen(products) || products.stream().anyMatch(matter::isAbout))
                && (isOpen(families) || matter.family() != null && families.contains(matter.family()));
    }

    private static boolean isOpen(Set<?> condition) {
        return condition == null || condition.isEmpty();
    }

    /**
     * What rules look at.
     *
     * @param country what they said, or null
     * @param locale  (BCP 47)
     * @param product its id, or null
     * @param sku     or null
     * @param family  of the product, or null
     */
    record Matter(LeadKind kind, String country, String locale, String product, String sku, String family, String email) {
        String language() {
            return Locale.forLanguageTag(locale).getLanguage();
        }

        private boolean isAbout(String wanted) {
            return wanted.endsWith("*") ? sku != null && sku.startsWith(wanted.substring(0, wanted.length() - 1)) : wanted.equals(product) || wanted.equals(sku);
        }
    }
}
