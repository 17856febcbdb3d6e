package touchstone.catalog.imports;

import java.util.List;
import java.util.UUID;
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.ProductRevision;

/**
 * What became of one row.
 *
 * @param row      its place in the file, as a spreadsheet counts: the header is row 1
 * @param product  the product it is about; absent where it was refused
 * @param revision the product's latest revision, with this row in it
 * @param findings why it was refused; or what the product lacks
 */
record RowResult(long row, String sku, Outcome outcome, UUID product, Long revision, List<Finding> findings) {
    enum Outcome { CREATED, UPDATED, UNCHANGED, REFUSED }

    RowResult {
        findings = List.copyOf(findings);
    }

    static RowResult refused(Row row, List<Finding> findings) {
        return new RowResult(row.row(), row.sku(), Outcome.REFUSED, null, null, findings);
    }

    static RowResult of(Row row, Outcome outcome, ProductRevision revision, List<Finding> findings) {
        return new RowResult(row.row(), row.sku(), outcome, revision.ref().id(), revision.ref().revision(), findings);
    }
}
