package touchstone.catalog.product;

import static touchstone.catalog.CatalogDatabase.anyOf;

import com.mongodb.client.model.UpdateOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Family;
import touchstone.catalog.product.Neighbours.Objection;

/**
 * Products that are variants of another, their model. A model names its axes, each variant has a value on all of them and what else its model says.
 *
 * <p>Collection {@code variants}, by the sku of the model, remembers which products were ever about to be its variants; which of them are, their revisions say.
 *
 * <p>A product that has axes keeps some for good, so that it can never be a variant itself: whoever sees a model may build on it, whatever is saved at the same
 * time. There are no variants of variants, and so no circles.
 */
@ApplicationScoped
public class Variants {
    static final int MOST = 1_000;
    private static final Set<AttributeType> SUITING = Set.of(AttributeType.OPTION, AttributeType.BOOLEAN, AttributeType.MEASUREMENT, AttributeType.NUMBER, AttributeType.TEXT);

    private final Products products;
    private final Revisions revisions;
    private final ReactiveMongoCollection<Document> variants;

    Variants(Products products, Revisions revisions, ReactiveMongoDatabase database) {
        this.products = products;
        this.revisions = revisions;
        this.variants = database.getCollection("variants");
    }

    /** A revision in the making. @param present the one before, null if the product is new */
    public record Step(ProductRevision present, ProductRevision next) {
        boolean concerns() {
            return stands(next.values()) || present != null && stands(present.values());
        }

        private static boolean stands(Values values) {
            return Standing.model(values).isPresent() || !Standing.axes(values).isEmpty();
        }

        private Values before() {
            return present == null ? Values.NONE : present.values();
        }
    }

    /** What became of a step: what is to be saved, which is the present revision if nothing is, or what speaks against it. */
    public record Settled(ProductRevision revision, List<Objection> objections) {
        public Settled {
            objections = List.copyOf(objections);
        }
    }

    /**
     * Fills variants up with what their models say, and looks whether they may be what they would be.
     *
     * @param steps what is saved together: models may be among them
     * @param dry   whether it is not to be saved after all
     */
    public Uni<Map<RevisionRef, Settled>> settle(Collection<Step> steps, Yardstick yardstick, boolean dry) {
        Map<RevisionRef, Settled> settled = new HashMap<>();
        List<Step> models = new ArrayList<>();
        List<Step> variants = new ArrayList<>();
        for (Step step : steps) {
            boolean concerned = step.next() != step.present() && step.concerns();
            if (concerned) (Standing.model(step.next().values()).isPresent() ? variants : models).add(step);
            else settled.put(step.next().ref(), new Settled(step.next(), List.of()));
        }
        models.forEach(step -> settled.put(step.next().ref(), asModel(step, yardstick.family(step.next()))));
        if (variants.isEmpty()) return changedAxes(models, settled).replaceWith(settled);
        Set<String> skus = variants.stream().flatMap(step -> Standing.model(step.next().values()).stream()).collect(Collectors.toSet());
        return changedAxes(models, settled).chain(() -> latest(skus)).chain(known -> {
            Map<String, ProductRevision> all = new HashMap<>(known);
            steps.stream().filter(step -> !settled.containsKey(step.next().ref()) || settled.get(step.next().ref()).objections().isEmpty()).forEach(step -> all.put(step.next().sku(), step.next()));
            variants.forEach(step -> settled.put(step.next().ref(), asVariant(step, all, yardstick.family(step.next()))));
            return dry ? Uni.createFrom().voidItem() : register(variants, settled);
        }).replaceWith(settled);
    }

    /** The same for one. Fails with {@link ValuesNotValid}. */
    Uni<ProductRevision> settleOne(ProductRevision present, ProductRevision next, Yardstick yardstick) {
        Step step = new Step(present, next);
        return settle(List.of(step), yardstick, false).map(all -> {
            Settled settled = all.get(next.ref());
            if (!settled.objections().isEmpty()) throw new ValuesNotValid(settled.objections().stream().map(Objection::error).toList());
            return settled.revision();
        });
    }

    /** The latest revisions of products by their skus. */
    public Uni<Map<String, ProductRevision>> latest(Collection<String> skus) {
        if (skus.isEmpty()) return Uni.createFrom().item(Map.of());
        return products.bySku(skus).chain(heads -> revisions.of(heads.values().stream().map(Product::latest).toList()))
                .map(found -> found.values().stream().collect(Collectors.toMap(ProductRevision::sku, Function.identity())));
    }

    /** The latest revision of the model of a variant; empty for what is none. */
    public Uni<Optional<ProductRevision>> modelOf(ProductRevision revision) {
        return Standing.model(revision.values()).map(sku -> latest(List.of(sku)).map(found -> Optional.ofNullable(found.get(sku)))).orElse(Uni.createFrom().item(Optional.empty()));
    }

    /** The latest revisions of the variants of a model, by their heads, in the order of their making. */
    Uni<Map<Product, ProductRevision>> of(String model) {
        return variants.find(new Document("_id", model)).collect().first()
                .chain(stored -> products.byId(stored == null ? List.of() : stored.getList("products", String.class).stream().map(UUID::fromString).toList()))
                .chain(heads -> revisions.of(heads.values().stream().map(Product::latest).toList()).map(found -> {
                    Map<Product, ProductRevision> variants = new LinkedHashMap<>();
                    heads.values().stream().sorted((a, b) -> a.id().toString().compareTo(b.id().toString())).forEach(head -> {
                        ProductRevision revision = found.get(head.latest());
                        if (revision != null && Standing.model(revision.values()).filter(model::equals).isPresent()) variants.put(head, revision);
                    });
                    return variants;
                }));
    }

    private static Settled asVariant(Step step, Map<String, ProductRevision> models, Family family) {
        ProductRevision next = step.next();
        ProductRevision model = models.get(Standing.model(next.values()).orElseThrow());
        List<Objection> objections = new ArrayList<>(toModel(step, model));
        if (!objections.isEmpty()) return new Settled(next, objections);
        Values filled = Inheritance.fill(kept(step), model, family, next.change());
        for (String axis : Standing.axes(model.values())) {
            if (filled.get(axis, Object.class).isEmpty()) objections.add(new Objection(new Slot(axis, null), "missing-axis", "is an axis of the model, and each variant has a value on it"));
        }
        if (!Standing.axes(filled).equals(Standing.axes(model.values()))) objections.add(new Objection(Standing.AXES.slot(null), "axes-of-variant", "are for models: a variant has those of its model"));
        return new Settled(next.filled(filled, step.present()), objections);
    }

    /** What stays of a variant's values: where it is no longer one, or of another model, none of those that it had from its model. */
    private static Values kept(Step step) {
        Values values = step.next().values();
        return Standing.model(step.before()).filter(before -> !before.equals(Standing.model(values).orElse(null))).isPresent() ? Inheritance.own(values) : values;
    }

    /** What speaks against being a variant of this. @param model null if there is no such product */
    private static List<Objection> toModel(Step step, ProductRevision model) {
        ProductRevision next = step.next();
        Slot slot = Standing.VARIANT_OF.slot(null);
        if (model == null) return List.of(new Objection(slot, "unknown-model", "is the sku of no product"));
        if (model.sku().equals(next.sku())) return List.of(new Objection(slot, "own-variant", "is the product itself"));
        if (Standing.model(step.before()).isEmpty() && !Standing.axes(step.before()).isEmpty()) return List.of(new Objection(slot, "nested-variant", "is not for a product that is a model itself"));
        if (Standing.model(model.values()).isPresent()) return List.of(new Objection(slot, "nested-variant", "is a variant itself"));
        if (Standing.axes(model.values()).isEmpty()) return List.of(new Objection(slot, "not-a-model", "is a product without axes, which has no variants"));
        if (!model.family().equals(next.family())) return List.of(new Objection(slot, "other-family", "is of the family " + model.family() + ", and a variant is of the family of its model"));
        return List.of();
    }

    private static Settled asModel(Step step, Family family) {
        Values values = kept(step);
        Slot slot = Standing.AXES.slot(null);
        List<String> axes = Standing.axes(values);
        List<Objection> objections = new ArrayList<>();
        if (axes.isEmpty() && !axesBefore(step).isEmpty()) objections.add(new Objection(slot, "axes-fixed", "stay, whatever they are, once a product is a model"));
        for (String axis : axes.equals(axesBefore(step)) ? List.<String>of() : axes) {
            boolean suits = family.attribute(axis).filter(Variants::suits).isPresent();
            if (!suits) objections.add(new Objection(slot, "unsuited-axis", "has " + axis + ", which is no attribute of the family that has one value for all, of the type option, boolean, measurement, number or text"));
        }
        return new Settled(step.next().filled(values, step.present()), objections);
    }

    private static List<String> axesBefore(Step step) {
        return Standing.model(step.before()).isPresent() ? List.of() : Standing.axes(step.before());
    }

    private static boolean suits(Attribute attribute) {
        // These stand beside the other attributes of a published product.
        return SUITING.contains(attribute.type()) && !attribute.scoped() && !Set.of(Family.NAME, Family.CATEGORY, Family.SUBCATEGORY).contains(attribute.code());
    }

    /** A model that has variants keeps its axes: theirs would be others. */
    private Uni<Void> changedAxes(List<Step> models, Map<RevisionRef, Settled> settled) {
        List<Step> changed = models.stream().filter(step -> !axesBefore(step).isEmpty() && !axesBefore(step).equals(Standing.axes(step.next().values()))).toList();
        return Multi.createFrom().iterable(changed).onItem().transformToUniAndConcatenate(step -> of(step.next().sku()).invoke(variants -> {
            if (!variants.isEmpty()) refuse(step, settled, new Objection(Standing.AXES.slot(null), "axes-fixed", "stay as long as the product has variants"));
        })).collect().last().replaceWithVoid();
    }

    private static void refuse(Step step, Map<RevisionRef, Settled> settled, Objection objection) {
        settled.put(step.next().ref(), new Settled(step.next(), List.of(objection)));
    }

    /** Remembers those that become variants, before they are saved. */
    private Uni<Void> register(List<Step> steps, Map<RevisionRef, Settled> settled) {
        Map<String, Map<String, Step>> joining = new HashMap<>();
        for (Step step : steps) {
            Settled outcome = settled.get(step.next().ref());
            String model = Standing.model(outcome.revision().values()).orElse(null);
            if (model == null || !outcome.objections().isEmpty() || Objects.equals(model, Standing.model(step.before()).orElse(null))) continue;
            joining.computeIfAbsent(model, key -> new LinkedHashMap<>()).put(step.next().ref().id().toString(), step);
        }
        if (joining.isEmpty()) return Uni.createFrom().voidItem();
        // Those who are variants now: who was refused, or undone, is remembered too, and takes no room.
        return Multi.createFrom().iterable(joining.entrySet()).onItem().transformToUniAndConcatenate(join -> of(join.getKey()).chain(there -> {
                    int room = Math.max(0, MOST - there.size());
                    join.getValue().values().stream().skip(room).forEach(step -> refuse(step, settled,
                            new Objection(Standing.VARIANT_OF.slot(null), "too-many-variants", "has as many variants as a model may have: " + MOST)));
                    List<String> ids = join.getValue().keySet().stream().limit(room).toList();
                    Document added = new Document("products", new Document("$each", ids));
                    return ids.isEmpty() ? Uni.createFrom().voidItem()
                            : variants.updateOne(new Document("_id", join.getKey()), new Document("$addToSet", added), new UpdateOptions().upsert(true)).replaceWithVoid();
                })).collect().last().replaceWithVoid();
    }
}
