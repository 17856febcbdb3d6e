package touchstone.catalog.imports;

import java.time.Instant;
import java.util.UUID;

/**
 * What is to be done with a file.
 *
 * @param mapping      the code of the mapping its columns are read by, or null
 * @param columns      that mapping as it was when the file came, or null
 * @param family       the family of new products where the file names none
 * @param dryRun       whether to say what would change, and change nothing
 * @param allOrNothing whether to take in nothing if any row is refused
 * @param system       the system that the values come from, or null
 * @param reason       why they change, or null
 */
record ImportOrder(UUID id, String author, Instant at, Format format, String mapping, Mapping columns, String family, boolean dryRun, boolean allOrNothing,
                   String system, String reason) {
    /** How the origin of the values names it that it sets. */
    String source() {
        return "import/" + id;
    }

    /** How the origin of a revision names it that undoes what it wrote. */
    String undone() {
        return "import-undone/" + id;
    }
}
