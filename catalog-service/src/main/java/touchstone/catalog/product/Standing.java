package touchstone.catalog.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import touchstone.catalog.family.NotOfType;
import touchstone.catalog.family.OptionList;

/**
 * Where a product stands among others: values of every product beside those of its family, with revisions and origins like any other.
 * {@code {"variant_of": "PUMP", "categories": {"web": ["dosing", "quiet"]}, "relations": {"accessory": ["HOSE-1"]}}}. Products are named by their skus, which never change.
 */
public enum Standing {
    /** The model that it is a variant of: a sku. */
    VARIANT_OF("variant_of", false, 0),
    /** By which attributes the variants of this product differ: their codes. A variant has those of its model. */
    AXES("axes", false, 5),
    /** In which categories of a tree it stands: their codes, by the tree. */
    CATEGORIES("categories", true, 50),
    /** Which products it relates to in one way: their skus, by the type of relation. */
    RELATIONS("relations", true, 50);

    private static final int LONGEST = 64;
    private static final Pattern SCOPE = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    /** What tells a measurement and a price from several values side by side where they are kept: see {@link StoredData}. */
    private static final Set<String> NO_SCOPE = Set.of("unit", "currency");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final String code;
    private final boolean scoped;
    private final int most;

    Standing(String code, boolean scoped, int most) {
        this.code = code;
        this.scoped = scoped;
        this.most = most;
    }

    public String code() {
        return code;
    }

    /** Whether it has several values side by side, told apart by a tree or a type of relation. */
    public boolean scoped() {
        return scoped;
    }

    /** @param scope the tree or the type of relation, or null */
    public Slot slot(String scope) {
        return new Slot(code, scope);
    }

    public static Optional<Standing> of(String code) {
        return Arrays.stream(values()).filter(standing -> standing.code.equals(code)).findFirst();
    }

    static boolean holds(Slot slot) {
        return of(slot.attribute()).isPresent();
    }

    /** Whether it says that a product is a model or a variant. */
    public static boolean isIdentity(Slot slot) {
        return slot.attribute().equals(VARIANT_OF.code) || slot.attribute().equals(AXES.code);
    }

    /** Whether a tree or a type of relation can be called so. */
    public static boolean isScope(String name) {
        return SCOPE.matcher(name).matches() && !NO_SCOPE.contains(name);
    }

    /** The slots of this that a revision itself sets, and does not only go on saying. */
    Stream<Slot> changed(ProductRevision revision) {
        return revision.values().bySlot().subMap(slot(null), new Slot(code + " ", null)).entrySet().stream().filter(it -> it.getValue().origin().equals(revision.change())).map(Map.Entry::getKey);
    }

    /** Whom a product is a variant of; empty if it is none. */
    public static Optional<String> model(Values values) {
        return values.get(VARIANT_OF.code, String.class);
    }

    /** Which of these revisions are variants of some of them. */
    static Set<RevisionRef> variantsOf(Set<RevisionRef> models, Collection<ProductRevision> revisions) {
        Set<String> skus = revisions.stream().filter(revision -> models.contains(revision.ref())).map(ProductRevision::sku).collect(Collectors.toSet());
        return revisions.stream().filter(revision -> model(revision.values()).filter(skus::contains).isPresent()).map(ProductRevision::ref).collect(Collectors.toSet());
    }

    /** By which attributes it differs from other variants, or its variants do. */
    public static List<String> axes(Values values) {
        return list(values, AXES.slot(null));
    }

    /** What stands in a slot of several: categories, skus or axes. */
    @SuppressWarnings("unchecked")
    public static List<String> list(Values values, Slot slot) {
        return values.get(slot.attribute(), slot.scope()).map(data -> (List<String>) data).orElse(List.of());
    }

    /** What no other variant of the same model says: its values on the axes, as a text; empty for what is no variant, or only a part of one. */
    static Optional<String> combination(Values values) {
        List<String> axes = axes(values);
        if (axes.stream().anyMatch(axis -> values.get(axis, Object.class).isEmpty())) return Optional.empty();
        return model(values).map(model -> model + axes.stream().map(axis -> "\u001f" + axis + "\u001f" + values.get(axis, Object.class).orElseThrow()).collect(Collectors.joining()));
    }

    /** @return empty where an empty list takes the value away @throws NotOfType if it is not what stands here */
    Optional<Object> read(JsonNode json) {
        if (most == 0) {
            if (!json.isTextual()) throw new NotOfType("wrong-type", "takes a sku");
            return Optional.of(text(json.asText()));
        }
        if (!json.isArray()) throw new NotOfType("wrong-type", "takes a list of texts");
        List<String> texts = new ArrayList<>();
        for (JsonNode item : json) {
            if (!item.isTextual()) throw new NotOfType("wrong-type", "takes a list of texts");
            texts.add(item.asText());
        }
        return list(texts);
    }

    /** Reads a cell of a file: several as {@link OptionList}. @throws NotOfType if it is not what stands here */
    public Optional<Object> read(String cell) {
        return most == 0 ? Optional.of(text(cell)) : list(OptionList.read(cell));
    }

    /** Writes a cell of a file. */
    public static Object cell(Object data) {
        return data instanceof List<?> several ? OptionList.write(several.stream().map(Object::toString).toList()) : data;
    }

    private Optional<Object> list(List<String> texts) {
        if (texts.size() > most) throw new NotOfType("too-many", "takes at most " + most);
        List<String> read = texts.stream().map(Standing::text).toList();
        if (new HashSet<>(read).size() < read.size()) throw new NotOfType("named-twice", "names one twice");
        return read.isEmpty() ? Optional.empty() : Optional.of(read);
    }

    private static String text(String given) {
        String text = given.strip();
        if (text.isEmpty() || text.length() > LONGEST || CONTROL.matcher(text).find()) throw new NotOfType("not-a-name", "takes 1 to " + LONGEST + " printable characters each");
        return text;
    }
}
