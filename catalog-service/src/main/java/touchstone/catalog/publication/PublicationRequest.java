package touchstone.catalog.publication;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.product.RevisionRef;

/** Which revisions to publish where. */
record PublicationRequest(@NotBlank @Size(max = 100) String channel, @NotBlank @Size(max = 100) String locale,
                          @NotNull @Size(min = 1, max = 1000) List<@Valid @NotNull RevisionRef> products) {
    /** Which revision of the product that the path names to publish where. */
    @Schema(name = "ProductPublicationRequest")
    record OfOne(@NotBlank @Size(max = 100) String channel, @NotBlank @Size(max = 100) String locale, @Min(1) long revision) {}
}
