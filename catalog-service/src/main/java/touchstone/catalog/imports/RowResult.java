package touchstone.catalog.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.ProductRevision;
import touchstone.catalog.product.Values;

/**
 * What became of one row, or would become of it in a dry run.
 *
 * @param row      its place in the file, as a spreadsheet counts: the header is row 1
 * @param product  the product it is about; absent where it was refused, or would be new
 * @param revision the product's latest revision, with this row in it
 * @param findings why it was refused; or what the product lacks
 * @param changes  the values it would change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RowResult(long row, String sku, Outcome outcome, UUID product, Long revision, List<Finding> findings,
                 @Schema(description = "The values it would change; in a dry run only") List<Change> changes) {
    enum Outcome { CREATED, UPDATED, UNCHANGED, REFUSED }

    RowResult {
        findings = List.copyOf(findings);
    }

    static RowResult refused(Line line, List<Finding> findings) {
        return new RowResult(line.row(), line.sku(), Outcome.REFUSED, null, null, findings, null);
    }

    static RowResult of(Line line, Outcome outcome, ProductRevision revision, List<Finding> findings) {
        return new RowResult(line.row(), line.sku(), outcome, revision.ref().id(), revision.ref().revision(), findings, null);
    }

    /** The row, now that what it wrote is undone. */
    RowResult undone() {
        return new RowResult(row, sku, Outcome.REFUSED, null, null, List.of(new Finding("undone", null, "It was taken in, and undone, since the file was not taken in as a whole.")), null);
    }

    /** The row, which stays as it is since others have gone on with what it wrote. */
    RowResult notUndone() {
        return new RowResult(row, sku, outcome, product, revision,
                List.of(new Finding("not-undone", null, "It stays taken in: somebody has changed the product since, or had it reviewed or approved, or has taken a value that it had before.")), null);
    }

    boolean isWritten() {
        return outcome == Outcome.CREATED || outcome == Outcome.UPDATED;
    }

    /** @param present what the product says, null if it would be new */
    static RowResult dry(Line line, Outcome outcome, ProductRevision present, ProductRevision next, List<Finding> findings) {
        return new RowResult(line.row(), line.sku(), outcome, present == null ? null : present.ref().id(), present == null ? null : next.ref().revision(), findings,
                Change.between(present == null ? Values.NONE : present.values(), next.values()));
    }
}
