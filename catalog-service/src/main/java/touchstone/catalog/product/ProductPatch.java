package touchstone.catalog.product;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A merge patch (RFC 7396) on a product, of which only the values can be changed. */
public record ProductPatch(@NotNull @Schema(implementation = Map.class, description = "The attributes to change; null removes a value") JsonNode values) {}
