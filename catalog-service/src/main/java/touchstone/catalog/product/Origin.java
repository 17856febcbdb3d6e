package touchstone.catalog.product;

import java.time.Instant;

/**
 * Who set a value, when, by what and why.
 *
 * @param author the subject of the author's token
 * @param source {@code import/<id>}, {@code edit}, {@code restore/<revision>}, or {@code inherited/<revision>} of the model that a variant has it from
 * @param system the system that the value comes from, as its author named it; null where it comes from them
 * @param reason in the author's words; null where none was given
 */
public record Origin(String author, Instant at, String source, String system, String reason) {
    public Origin(String author, Instant at, String source) {
        this(author, at, source, null, null);
    }
}
