package touchstone.registration.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.registration.prospect.LegalBasis;

/** An import, and what became or would become of its rows. */
@Schema(name = "ProspectImport")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportView(UUID id, Kind kind, String system, LegalBasis legalBasis, boolean dryRun, List<Columns.Column> columns,
                  @Schema(enumeration = {"WAITING", "RUNNING", "FINISHED"}) String state, Instant receivedAt, Instant finishedAt, Rows rows,
                  @Schema(description = "In the order of the file, as far as it has been taken in; absent in lists.") List<RowView> results,
                  @Schema(description = "The after of the results that follow, if there are more.") Long next) {
    @Schema(name = "ImportRows")
    record Rows(long total, long waiting, long added, long changed, long unchanged, long refused) {}

    /** @param row counted from 1, which is the header */
    @Schema(name = "ImportRow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RowView(long row, @Schema(enumeration = {"ADDED", "CHANGED", "UNCHANGED", "REFUSED"}) String outcome, UUID prospect, UUID account,
                   @Schema(description = "What is wrong with it. Without REFUSED, all else of the row was taken in.") List<Line.Finding> findings) {}
}
