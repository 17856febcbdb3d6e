package touchstone.catalog.rights;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.family.Attribute;

/**
 * What a role may do to some of a product's values.
 *
 * @param access  WRITE includes to read
 * @param groups  of these attribute groups; empty for all
 * @param locales in these locales only, so of no attribute that has none; empty for all
 */
public record Right(@NotNull Access access, @Schema(description = "Attribute groups; empty for all") @Size(max = 100) Set<@NotBlank @Size(max = 63) String> groups,
                    @Schema(description = "Locales; empty for all, and for what has none") @Size(max = 100) Set<@NotBlank @Size(max = 35) String> locales) {
    /** What may be done. */
    public enum Access { READ, WRITE }

    public Right {
        groups = groups == null ? Set.of() : Set.copyOf(groups);
        locales = locales == null ? Set.of() : Set.copyOf(locales);
    }

    boolean covers(Attribute attribute, String scope) {
        return (groups.isEmpty() || groups.contains(attribute.group())) && (locales.isEmpty() || attribute.localisable() && locales.contains(attribute.within(scope)));
    }

    boolean coversAll() {
        return groups.isEmpty() && locales.isEmpty();
    }
}
