package touchstone.catalog.storefront;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import touchstone.catalog.family.Audience;
import touchstone.catalog.publication.Links;

/**
 * Puts into the read index where a product stands among others. It stands beside the answers, which say none of it: they need not change when other products do, and readers
 * learn of others only what they would find themselves.
 */
final class IndexedLinks {
    static final String STORED = "links";
    /** By these, lists are narrowed as by attributes that anybody may see; no attribute is called so. */
    static final String CATEGORIES = "categories";
    static final String VARIANT = "variant";
    static final String VARIANT_OF = "variant_of";
    /** What a product relates to: {@link #relation}. */
    static final String RELATION = "relation";

    private IndexedLinks() {}

    static void add(Document document, Links links, ObjectMapper json) {
        document.add(exact(VARIANT, String.valueOf(links.variantOf() != null)));
        if (links.none()) return;
        if (links.variantOf() != null) document.add(exact(VARIANT_OF, links.variantOf()));
        links.categories().forEach((tree, codes) -> codes.forEach(code -> {
            document.add(exact(CATEGORIES, category(tree, code)));
            document.add(new SortedSetDocValuesField(categoryCounts(), new BytesRef(category(tree, code))));
        }));
        links.relations().forEach((type, skus) -> skus.forEach(sku -> document.add(new StringField(RELATION, relation(type, sku), Field.Store.NO))));
        document.add(new StoredField(STORED, write(links, json)));
    }

    static String category(String tree, String code) {
        return tree + "/" + code;
    }

    static String categoryCounts() {
        return Fields.facet(CATEGORIES, Audience.PUBLIC);
    }

    static String relation(String type, String sku) {
        return type + "/" + sku;
    }

    private static StringField exact(String name, String value) {
        return new StringField(Fields.exact(name, Audience.PUBLIC), value, Field.Store.NO);
    }

    private static byte[] write(Links links, ObjectMapper json) {
        try {
            return json.writeValueAsBytes(links);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
