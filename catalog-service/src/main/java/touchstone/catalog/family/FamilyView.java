package touchstone.catalog.family;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A family as those see it who govern products.
 *
 * @param author who saved this revision; {@code seed} for what came with the catalog
 */
record FamilyView(String code, long revision, String author, Instant at, String reason, List<Attribute> attributes,
                  @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> labels, @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Map<String, String>> groups) {
    static FamilyView of(FamilyRevision revision) {
        return new FamilyView(revision.family().code(), revision.revision(), revision.author(), revision.at(), revision.reason(), revision.family().attributes(),
                revision.family().labels(), revision.family().groups());
    }
}
