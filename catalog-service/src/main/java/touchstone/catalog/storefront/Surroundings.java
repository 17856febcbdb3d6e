package touchstone.catalog.storefront;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.category.Category;
import touchstone.catalog.category.CategoryTree;
import touchstone.catalog.category.Labels;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.family.Audience;
import touchstone.catalog.gate.Reader;
import touchstone.catalog.publication.Links;
import touchstone.catalog.relation.RelationType;

/**
 * What stands around a product for one reader: its model and its variants, related products, categories. Other products are shown as the same reader finds them by themselves, and
 * so only those that are live on this channel in this locale today: of what is not, nothing is said, not even that it is.
 */
final class Surroundings {
    private static final int MOST_VARIANTS = 200;
    private static final int MOST_RELATED = 50;

    private final ReadIndex index;
    private final Guide.Now guide;
    private final Words words;
    private final Channel channel;
    private final String locale;
    private final Reader reader;
    private final LocalDate today;
    private final Answers answers;

    Surroundings(ReadIndex index, Guide.Now guide, Words words, String locale, Reader reader, LocalDate today, ObjectMapper json) {
        this.index = index;
        this.guide = guide;
        this.words = words;
        this.channel = words.channel();
        this.locale = locale;
        this.reader = reader;
        this.today = today;
        this.answers = new Answers(json);
    }

    /** What things are called here. */
    Words words() {
        return words;
    }

    /** @param axes by which the variants differ, with what there is to choose on each @param more whether there are variants beyond these: the list of products has them all */
    @Schema(name = "StorefrontVariants")
    record Variants(List<Axis> axes, List<Variant> items, @JsonInclude(JsonInclude.Include.NON_NULL) Boolean more) {}

    /** @param label what the attribute is called @param options what its values are called, as far as they are options with a label */
    @Schema(name = "StorefrontAxis")
    record Axis(String attribute, @JsonInclude(JsonInclude.Include.NON_NULL) String label, List<Object> values, @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> options) {}

    /** @param axes what it says on each axis, as far as the reader may see it */
    @Schema(name = "StorefrontVariant")
    record Variant(ProductCard product, Map<String, Object> axes) {}

    /** @param inverse whether the others relate to this product, and not this one to them */
    @Schema(name = "StorefrontRelation")
    record Relation(String type, String label, boolean inverse, List<ProductCard> items) {}

    /** @param path from the top of the tree down to it */
    @Schema(name = "StorefrontBreadcrumb")
    record Breadcrumb(String tree, String name, List<Step> path) {}

    @Schema(name = "StorefrontBreadcrumbStep")
    record Step(String code, String name) {}

    /** The model of a variant; null if it is none, or its model is not there for the reader. */
    ProductCard variantOf(StorefrontProduct product) {
        String model = links(product).variantOf();
        return model == null ? null : bySku(model).map(ProductCard::of).orElse(null);
    }

    /** The variants of a model, and of a variant those it is one of; null if there are none. */
    Variants variants(StorefrontProduct product) {
        Links links = links(product);
        String model = links.variantOf() == null ? product.sku() : links.variantOf();
        if (links.axes().isEmpty()) return null;
        List<StorefrontProduct> found = found(new Term(Fields.exact(IndexedLinks.VARIANT_OF, Audience.PUBLIC), model), MOST_VARIANTS + 1);
        Map<String, Set<Object>> offered = new LinkedHashMap<>();
        List<Variant> items = new ArrayList<>();
        for (StorefrontProduct variant : found.subList(0, Math.min(MOST_VARIANTS, found.size()))) {
            Map<String, Object> axes = new LinkedHashMap<>();
            for (String axis : links.axes()) Optional.ofNullable(variant.attributes().get(axis)).ifPresent(value -> axes.put(axis, value));
            axes.forEach((axis, value) -> offered.computeIfAbsent(axis, key -> new LinkedHashSet<>()).add(value));
            items.add(new Variant(ProductCard.of(variant), axes));
        }
        // In the order in which the model names them. What no variant shows to this reader is no axis for them.
        List<Axis> axes = links.axes().stream().filter(offered::containsKey).map(axis -> axis(product, axis, List.copyOf(offered.get(axis)))).toList();
        return new Variants(axes, items, found.size() > MOST_VARIANTS ? true : null);
    }

    private Axis axis(StorefrontProduct product, String attribute, List<Object> values) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Object value : values) {
            if (value instanceof String option && !words.option(product, attribute, option).equals(option)) options.put(option, words.option(product, attribute, option));
        }
        String label = words.attribute(product, attribute);
        return new Axis(attribute, label.equals(attribute) ? null : label, values, options);
    }

    /** Related products, by the type of relation: those it relates to, then those that relate to it. */
    List<Relation> relations(StorefrontProduct product) {
        List<Relation> relations = new ArrayList<>();
        Map<String, List<String>> outward = links(product).relations();
        for (RelationType type : new TreeMap<>(guide.types()).values()) {
            add(relations, type, type.labels(), false, outward.getOrDefault(type.code(), List.of()).stream().flatMap(sku -> bySku(sku).stream()).toList());
            add(relations, type, type.inverseLabels(), true, found(new Term(IndexedLinks.RELATION, IndexedLinks.relation(type.code(), product.sku())), MOST_RELATED));
        }
        return relations;
    }

    private void add(List<Relation> relations, RelationType type, Map<String, String> labels, boolean inverse, List<StorefrontProduct> others) {
        if (!others.isEmpty()) relations.add(new Relation(type.code(), Labels.of(labels, channel, locale, type.code()), inverse, others.stream().map(ProductCard::of).toList()));
    }

    /** The way to each of its categories, in the trees that readers of the channel see. */
    List<Breadcrumb> categories(StorefrontProduct product) {
        List<Breadcrumb> breadcrumbs = new ArrayList<>();
        Links links = links(product);
        for (CategoryTree tree : guide.shownOn(channel)) {
            for (String category : links.categories().getOrDefault(tree.code(), List.of())) {
                List<Step> path = tree.path(category).stream().map(it -> new Step(it.code(), name(it))).toList();
                if (!path.isEmpty()) breadcrumbs.add(new Breadcrumb(tree.code(), Labels.of(tree.labels(), channel, locale, tree.code()), path));
            }
        }
        return breadcrumbs;
    }

    /** The trees that readers of the channel see, without what is empty. @param wanted one of them, or null for all */
    List<CategoryShelf> shelves(String wanted) {
        List<CategoryTree> trees = guide.shownOn(channel).stream().filter(tree -> wanted == null || wanted.equals(tree.code())).toList();
        Map<String, Integer> numbers = new HashMap<>();
        trees.forEach(tree -> tree.within(null).forEach(code -> numbers.put(IndexedLinks.category(tree.code(), code), numbers.size())));
        Map<String, int[]> above = new HashMap<>();
        trees.forEach(tree -> tree.within(null).forEach(code -> above.put(IndexedLinks.category(tree.code(), code),
                tree.path(code).stream().mapToInt(it -> numbers.get(IndexedLinks.category(tree.code(), it.code()))).toArray())));
        int[] counts = index.count(channel, locale, new CategoryCounts(above, numbers.size()), today).counts();
        return trees.stream().map(tree -> new CategoryShelf(tree.code(), Labels.of(tree.labels(), channel, locale, tree.code()),
                shelves(tree, null, category -> counts[numbers.get(IndexedLinks.category(tree.code(), category))]))).toList();
    }

    private List<CategoryShelf.Shelf> shelves(CategoryTree tree, String parent, Function<String, Integer> count) {
        return tree.under(parent).stream().filter(it -> count.apply(it.code()) > 0)
                .map(it -> new CategoryShelf.Shelf(it.code(), name(it), count.apply(it.code()), shelves(tree, it.code(), count))).toList();
    }

    private String name(Category category) {
        return Labels.of(category.labels(), channel, locale, category.code());
    }

    private Links links(StorefrontProduct product) {
        return index.links(channel, locale, product.id().toString(), today).map(stored -> answers.read(stored, Links.class)).orElse(Links.NONE);
    }

    private Optional<StorefrontProduct> bySku(String sku) {
        return index.product(Fields.SKU_KEY, channel, sku).flatMap(id -> index.answer(channel, locale, id, reader, today)).map(answer -> answers.read(answer, StorefrontProduct.class));
    }

    private List<StorefrontProduct> found(Term term, int most) {
        return index.found(channel, locale, term, reader, most, today).stream().map(answer -> answers.read(answer, StorefrontProduct.class)).toList();
    }
}
