package touchstone.catalog.imports;

import java.time.Instant;
import java.util.UUID;

/**
 * What is to be done with a file.
 *
 * @param family       the family of new products where the file names none
 * @param dryRun       whether to say what would change, and change nothing
 * @param allOrNothing whether to take in nothing if any row is refused
 */
record ImportOrder(UUID id, String author, Instant at, Format format, String family, boolean dryRun, boolean allOrNothing) {}
