package touchstone.catalog.product;

import java.time.Instant;

/**
 * Who set a value, when, and by what.
 *
 * @param author the subject of the author's token
 * @param source {@code import/<id>} or {@code edit}
 */
public record Origin(String author, Instant at, String source) {}
