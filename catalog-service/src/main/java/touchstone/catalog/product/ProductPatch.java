package touchstone.catalog.product;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A merge patch (RFC 7396) on a product, of which only the values can be changed.
 *
 * @param system the system that the values come from
 * @param reason why they change
 */
public record ProductPatch(
        @NotNull @Schema(implementation = Map.class, description = "The attributes to change, external_references, and where the product stands among others: variant_of, axes, categories, relations; null removes a value") JsonNode values,
        @Pattern(regexp = "[a-z][a-z0-9-]{0,62}", message = "takes lower-case letters, digits and -") @Schema(description = "The system that the values come from") String system,
        @Size(max = 500) String reason) {}
