package touchstone.catalog.storefront;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import touchstone.catalog.family.Family;

/** The orders that a list comes in. Each ends with the id, so that it is total. What a reader may not see is last, as what is not there. */
enum Order {
    RELEVANCE("relevance"), NAME("name"), NAME_DOWN("-name"), PRICE("price"), PRICE_DOWN("-price"), NEWEST("newest");

    private final String text;

    Order(String text) {
        this.text = text;
    }

    static Optional<Order> of(String text) {
        return Arrays.stream(values()).filter(order -> order.text.equals(text)).findFirst();
    }

    static Stream<String> texts() {
        return Arrays.stream(values()).map(order -> order.text);
    }

    /** @param field that holds how an attribute is ordered */
    Sort sort(UnaryOperator<String> field) {
        SortField byId = new SortField(Fields.ID, SortField.Type.STRING);
        return switch (this) {
            case RELEVANCE -> new Sort(SortField.FIELD_SCORE, byId);
            case NAME, NAME_DOWN -> new Sort(last(new SortField(field.apply(Family.NAME), SortField.Type.STRING, this == NAME_DOWN), SortField.STRING_LAST), byId);
            case PRICE, PRICE_DOWN -> new Sort(last(new SortField(field.apply(Family.PRICE), SortField.Type.LONG, this == PRICE_DOWN),
                    this == PRICE ? Long.MAX_VALUE : Long.MIN_VALUE), byId);
            // Ids are UUIDs of version 7: they count up with time.
            case NEWEST -> new Sort(new SortField(Fields.ID, SortField.Type.STRING, true));
        };
    }

    private static SortField last(SortField field, Object missing) {
        field.setMissingValue(missing);
        return field;
    }
}
