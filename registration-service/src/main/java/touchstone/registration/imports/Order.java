package touchstone.registration.imports;

import java.util.UUID;
import touchstone.registration.prospect.LegalBasis;

/**
 * What a steward wants done with a file.
 *
 * @param author  their name
 * @param system  where the file is from
 * @param country that of addresses and phone numbers which name none (ISO 3166), or null
 * @param dryRun  whether it is only to be said what would become of each row
 */
record Order(UUID id, String author, Kind kind, String system, LegalBasis legalBasis, String country, boolean dryRun, Columns columns) {}
