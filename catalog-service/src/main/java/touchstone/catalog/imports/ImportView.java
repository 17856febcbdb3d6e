package touchstone.catalog.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.product.Finding;

/**
 * What became of a file.
 *
 * @param findings what is to be said of the file as a whole
 * @param results  what became of its rows, in their order, the first thousand or those after a cursor; absent in a list of imports
 * @param next     the cursor of the results that follow; absent if there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportView(UUID id, String author, Format format, String mapping, boolean dryRun, boolean allOrNothing, State state, Instant startedAt,
                  @Schema(description = "How much of the file was read, up to 1; absent where that cannot be told") Double progress,
                  @Schema(description = "Why it failed") Failure problem,
                  @Schema(description = "Absent as long as it runs, and if it was cut short") Instant finishedAt,
                  RowCounts rows, List<Finding> findings, List<RowResult> results, String next) {
    /** How far a file is. */
    @Schema(description = "REFUSED: it was to be taken in as a whole or not at all, and nothing was, for the rows that were refused. UNDOING: the same, and what was written before is being "
            + "undone. PARTLY_TAKEN: some of that could not be undone, since others had gone on with it; the results say which rows. CANCELLED: somebody stopped it; the results say what was taken in.")
    enum State { WAITING, RUNNING, UNDOING, FINISHED, REFUSED, PARTLY_TAKEN, CANCELLED, FAILED }

    /** Why a file that nobody waited for was not taken in, as the answer would have said it. */
    record Failure(String type, String detail) {}

    /** How many rows came out how. */
    record RowCounts(long total, long created, long updated, long unchanged, long refused) {
        static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0);

        RowCounts plus(List<RowResult> results) {
            return new RowCounts(total + results.size(), created + count(results, RowResult.Outcome.CREATED), updated + count(results, RowResult.Outcome.UPDATED),
                    unchanged + count(results, RowResult.Outcome.UNCHANGED), refused + count(results, RowResult.Outcome.REFUSED));
        }

        private static long count(List<RowResult> results, RowResult.Outcome outcome) {
            return results.stream().filter(result -> result.outcome() == outcome).count();
        }
    }
}
