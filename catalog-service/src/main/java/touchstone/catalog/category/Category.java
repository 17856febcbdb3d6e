package touchstone.catalog.category;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One category of a tree.
 *
 * @param code     its name in the tree, which products say
 * @param parent   the category it stands under, null at the top
 * @param position its place among those under the same parent, which come in this order, and in that of their codes where it is the same
 * @param labels   what readers see, by locale (BCP 47); its code where there is none for them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Category(@Schema(examples = "pumps") String code, @Schema(description = "The category it stands under; absent at the top") String parent, int position,
                       @Schema(description = "What readers see, by locale") Map<String, String> labels) {
    public Category {
        labels = labels == null ? new TreeMap<>() : sorted(labels);
    }

    static SortedMap<String, String> sorted(Map<String, String> labels) {
        SortedMap<String, String> sorted = new TreeMap<>();
        labels.forEach((locale, label) -> sorted.put(locale, label == null ? "" : label));
        return sorted;
    }
}
