package touchstone.catalog.storefront;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tree of categories as readers see it, without those that hold nothing for them.
 *
 * @param name in the reader's locale, or what stands in for it
 */
@Schema(name = "StorefrontCategories")
record CategoryShelf(String tree, String name, List<Shelf> categories) {
    /** @param count how many products stand in it or below it, each once */
    @Schema(name = "StorefrontCategory")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Shelf(String code, String name, @Schema(description = "How many products stand in it or below it") int count, List<Shelf> children) {}
}
