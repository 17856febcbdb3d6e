package touchstone.catalog.storefront;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import com.ibm.icu.util.ULocale;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Audience;
import touchstone.catalog.family.Family;
import touchstone.catalog.family.PriceFor;
import touchstone.catalog.gate.Gate;
import touchstone.catalog.gate.Reader;
import touchstone.catalog.publication.ProductSheet;
import touchstone.catalog.publication.Published;
import touchstone.commons.Money;

/** Makes a publication a document of the read index. */
final class IndexedProduct {
    private final ObjectMapper json;
    private final Gate gate;
    /** The audiences that families mean an attribute for, of those that a list can be ordered by. */
    private final Map<String, Set<Audience>> orders;
    // One order for all locales, since a shelf can hold products in several. Frozen, so that several threads can use it.
    private final Collator collator = Collator.getInstance(ULocale.ROOT).freeze();

    IndexedProduct(ObjectMapper json, Gate gate) {
        this.json = json;
        this.gate = gate;
        this.orders = Stream.of(Family.NAME, Family.PRICE).collect(Collectors.toMap(code -> code, code -> gate.families().keySet().stream()
                .flatMap(family -> gate.meantFor(family, code).stream()).collect(Collectors.toSet())));
    }

    /** @param serves the locales whose readers it is shown to @param change the number of the change that brought it here */
    Document document(Published published, Channel channel, List<String> serves, long change) {
        ProductSheet sheet = published.sheet();
        Document document = new Document();
        position(document, sheet.channel(), sheet.id(), serves, change);
        document.add(new TextField(Fields.SKU, sheet.sku(), Field.Store.NO));
        for (String locale : serves) document.add(new StringField(Fields.SHELF, Fields.shelf(sheet.channel(), locale), Field.Store.NO));
        document.add(new StringField(Fields.SKU_KEY, sheet.channel() + "/" + sheet.sku(), Field.Store.NO));
        if (published.sellEnd() != null) {
            document.add(new LongPoint(Fields.LAST_DAY, published.sellEnd().toEpochDay()));
            document.add(new NumericDocValuesField(Fields.LAST_DAY, published.sellEnd().toEpochDay()));
        }
        document.add(new SortedDocValuesField(Fields.LOCALE, new BytesRef(sheet.locale())));
        document.add(new NumericDocValuesField(Fields.REVISION, sheet.revision()));
        values(sheet).forEach((code, data) -> gate.attribute(published.family(), code).ifPresent(attribute -> value(document, attribute, data, sheet.locale())));
        IndexedLinks.add(document, published.links(), json);
        assets(document, published);
        answers(document, published, channel);
        return document;
    }

    /** What tells those who follow the changes that a product is gone. */
    static Document gone(Channel channel, Object product, long change) {
        Document document = new Document();
        position(document, channel.code(), product, channel.locales(), change);
        return document;
    }

    private static void position(Document document, String channel, Object product, List<String> locales, long change) {
        document.add(new StringField(Fields.PLACE, Fields.place(channel, product), Field.Store.NO));
        document.add(new SortedDocValuesField(Fields.ID, new BytesRef(product.toString())));
        locales.forEach(locale -> document.add(new StringField(Fields.FEED, channel + "/" + locale, Field.Store.NO)));
        document.add(new LongPoint(Fields.CHANGE, change));
        document.add(new NumericDocValuesField(Fields.CHANGE, change));
    }

    private static Map<String, Object> values(ProductSheet sheet) {
        Map<String, Object> values = new LinkedHashMap<>(sheet.attributes());
        values.put(Family.NAME, sheet.name());
        values.put(Family.DESCRIPTION, sheet.description());
        values.put(Family.CATEGORY, sheet.category());
        values.put(Family.SUBCATEGORY, sheet.subcategory());
        values.put(Family.PRICE, sheet.price());
        // A family need not require what is read here.
        values.values().removeIf(data -> data == null);
        return values;
    }

    private void value(Document document, Attribute attribute, Object data, String locale) {
        // A list is ordered and narrowed by the list price, which is the same for all who see it.
        if (attribute.priceFor() != null) return;
        String code = attribute.code();
        Audience meantFor = attribute.audience();
        for (String key : Magnitude.keys(data)) {
            document.add(new StringField(Fields.exact(code, meantFor), key, Field.Store.NO));
            if (attribute.facet()) document.add(new SortedSetDocValuesField(Fields.facet(code, meantFor), new BytesRef(key)));
        }
        Magnitude.of(data).ifPresent(size -> document.add(new DoublePoint(Fields.number(code, meantFor), size)));
        if (attribute.searchable()) {
            String field = SearchFields.of(code);
            document.add(new TextField(Fields.text(field, meantFor, locale), String.join(" ", data instanceof String text ? List.of(text) : Magnitude.keys(data)), Field.Store.NO));
        }
        if (code.equals(Family.NAME)) {
            RawCollationKey key = collator.getRawCollationKey(data.toString(), null);
            BytesRef place = new BytesRef(key.bytes, 0, key.size);
            orders(code, meantFor).forEach(field -> document.add(new SortedDocValuesField(field, place)));
        } else if (code.equals(Family.PRICE)) {
            long amount = ((Money) data).amount();
            orders(code, meantFor).forEach(field -> document.add(new NumericDocValuesField(field, amount)));
        }
    }

    /** The field that orders a list for a reader. One serves all who see the attribute, as long as all families mean it for the same audience. */
    String order(String attribute, Audience reader) {
        Set<Audience> meantFor = orders.get(attribute);
        Audience only = meantFor.size() == 1 ? meantFor.iterator().next() : null;
        return Fields.order(attribute, only != null && reader.sees(only) ? only : reader);
    }

    private Stream<String> orders(String attribute, Audience meantFor) {
        return Fields.seeing(meantFor).stream().map(reader -> order(attribute, reader)).distinct();
    }

    private void assets(Document document, Published published) {
        published.sheet().attributes().forEach((code, data) -> gate.attribute(published.family(), code).filter(attribute -> attribute.type() == AttributeType.MEDIA)
                .ifPresent(attribute -> Media.named(data, published.assets()).forEach(asset ->
                        document.add(new StringField(Fields.asset(attribute.audience()), published.sheet().channel() + "/" + asset.id(), Field.Store.NO)))));
    }

    private void answers(Document document, Published published, Channel channel) {
        answers(document, published, channel, null);
        published.sheet().attributes().keySet().stream().flatMap(code -> gate.attribute(published.family(), code).stream()).map(Attribute::priceFor).filter(Objects::nonNull)
                .map(PriceFor::customerGroup).filter(Objects::nonNull).distinct().forEach(group -> answers(document, published, channel, group));
    }

    /** One answer for all audiences that see the same. */
    private void answers(Document document, Published published, Channel channel, String group) {
        Set<Audience> differing = EnumSet.of(Audience.PUBLIC);
        values(published.sheet()).keySet().forEach(code -> gate.meantFor(published.family(), code).ifPresent(differing::add));
        differing.forEach(audience -> document.add(new StoredField(Fields.answer(audience, group), write(StorefrontProduct.of(published, channel, gate, new Reader(audience, group))))));
    }

    private byte[] write(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
