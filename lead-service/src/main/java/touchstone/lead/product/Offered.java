package touchstone.lead.product;

/**
 * What was on show, and what it takes to get its sheet.
 *
 * @param gate the value of the product's {@code sheet_gate}, or null where none is governed, or the reader may not know it
 */
public record Offered(SeenProduct seen, String gate) {}
