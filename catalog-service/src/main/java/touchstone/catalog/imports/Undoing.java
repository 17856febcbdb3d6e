package touchstone.catalog.imports;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import touchstone.catalog.imports.ImportView.RowCounts;
import touchstone.catalog.imports.ImportView.State;
import touchstone.catalog.product.Neighbours;
import touchstone.catalog.product.Origin;
import touchstone.catalog.product.Product;
import touchstone.catalog.product.ProductRevision;
import touchstone.catalog.product.Products;
import touchstone.catalog.product.RevisionRef;
import touchstone.catalog.product.Revisions;
import touchstone.catalog.product.Yardsticks;

/**
 * Undoes what an import wrote that could not be taken in as a whole, by its results, a batch at a time: a product that it made goes, and one that it changed gets
 * a revision that says what it said before. Where others have gone on with a product since, it stays, and its row says so. May be done again from the start: what
 * is undone is passed over.
 */
@ApplicationScoped
class Undoing {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Imports imports;
    private final Products products;
    private final Revisions revisions;
    private final Neighbours neighbours;
    private final Yardsticks yardsticks;
    private final Clock clock;

    Undoing(Imports imports, Products products, Revisions revisions, Neighbours neighbours, Yardsticks yardsticks, Clock clock) {
        this.imports = imports;
        this.products = products;
        this.revisions = revisions;
        this.neighbours = neighbours;
        this.yardsticks = yardsticks;
        this.clock = clock;
    }

    /** Blocks. @return how the import ends */
    State run(ImportOrder order, int batches) {
        RowCounts rows = RowCounts.NONE;
        // Backwards: what a row took may have been given up by a row before it.
        for (int number = batches - 1; number >= 0; number--) {
            List<RowResult> batch = undo(order, await(imports.batch(order.id(), number)));
            rows = rows.plus(batch);
            await(imports.replace(order.id(), number, batch, rows, clock.instant()));
        }
        if (rows.created() + rows.updated() > 0) return State.PARTLY_TAKEN;
        return await(imports.told(order.id())).cancelled() ? State.CANCELLED : State.REFUSED;
    }

    private List<RowResult> undo(ImportOrder order, List<RowResult> batch) {
        List<RowResult> written = batch.stream().filter(RowResult::isWritten).toList();
        if (written.isEmpty()) return batch;
        Map<UUID, Product> heads = await(products.byId(written.stream().map(RowResult::product).toList()));
        Map<RevisionRef, ProductRevision> known = await(revisions.of(around(written)));
        Origin origin = new Origin(order.author(), clock.instant(), order.undone(), order.system(), order.reason());
        Set<UUID> undone = new HashSet<>();
        Map<RevisionRef, ProductRevision> back = new LinkedHashMap<>();
        for (RowResult row : written) {
            RevisionRef ref = new RevisionRef(row.product(), row.revision());
            Product head = heads.get(row.product());
            ProductRevision next = known.get(ref.next());
            if (head == null || next != null && next.change().source().equals(order.undone())) undone.add(row.product());
            else if (head.revision() == row.revision() && head.status() == Product.Status.DRAFT) back.put(ref.next(), known.get(ref).back(known.get(new RevisionRef(ref.id(), ref.revision() - 1)), origin));
        }
        back.keySet().removeAll(await(neighbours.objections(back.values(), await(yardsticks.now()))).keySet());
        Set<RevisionRef> lost = back.isEmpty() ? Set.of() : await(products.save(back.values()));
        back.keySet().stream().filter(ref -> !lost.contains(ref)).map(RevisionRef::id).forEach(undone::add);
        // Whoever has the number of the next revision is alone with the product: nobody else can change it now.
        await(products.remove(written.stream().filter(row -> row.outcome() == RowResult.Outcome.CREATED && undone.contains(row.product())).map(row -> known.get(new RevisionRef(row.product(), 1)))
                .filter(revision -> revision != null).toList()));
        return batch.stream().map(row -> !row.isWritten() ? row : undone.contains(row.product()) ? row.undone() : row.notUndone()).toList();
    }

    private static List<RevisionRef> around(List<RowResult> written) {
        List<RevisionRef> refs = new ArrayList<>();
        for (RowResult row : written) for (long number = row.revision() - 1; number <= row.revision() + 1; number++) refs.add(new RevisionRef(row.product(), number));
        return refs;
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
