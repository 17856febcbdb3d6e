package touchstone.catalog.relation;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A type of relation as those see it who govern products. */
record RelationTypeView(String code, long revision, String author, Instant at, String reason, @Schema(description = "What readers of the product see, by locale") Map<String, String> labels,
                        @Schema(description = "What readers of the other product see, by locale") Map<String, String> inverseLabels,
                        @Schema(description = "Whether no product may relate to itself over others") boolean acyclic) {
    static RelationTypeView of(RelationTypes.Stored stored) {
        RelationType type = stored.type();
        return new RelationTypeView(type.code(), stored.revision(), stored.author(), stored.at(), stored.reason(), type.labels(), type.inverseLabels(), type.acyclic());
    }
}
