package touchstone.catalog.category;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tree as those see it who govern it. */
record TreeView(String code, long revision, String author, Instant at, String reason, @Schema(description = "What readers see, by locale") Map<String, String> labels,
                @Schema(description = "On which channels readers see it") Collection<String> channels, List<Category> categories) {
    static TreeView of(TreeRevision revision) {
        CategoryTree tree = revision.tree();
        return new TreeView(tree.code(), revision.revision(), revision.author(), revision.at(), revision.reason(), tree.labels(), tree.channels(), tree.categories());
    }
}
