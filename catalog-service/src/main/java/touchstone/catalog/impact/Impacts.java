package touchstone.catalog.impact;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.demand.Demand;
import touchstone.catalog.family.Family;
import touchstone.catalog.product.Difference;
import touchstone.catalog.product.FieldRights;
import touchstone.catalog.product.Product;
import touchstone.catalog.product.ProductNotFound;
import touchstone.catalog.product.ProductRevision;
import touchstone.catalog.product.Products;
import touchstone.catalog.product.RevisionRef;
import touchstone.catalog.product.Revisions;
import touchstone.catalog.product.Standing;
import touchstone.catalog.product.Yardstick;
import touchstone.catalog.product.Yardsticks;
import touchstone.catalog.publication.Publication;
import touchstone.catalog.publication.Publications;
import touchstone.catalog.rights.Caller;
import touchstone.catalog.storefront.LiveNeighbours;

/** Looks ahead from the latest revision of a product to what is live. */
@ApplicationScoped
public class Impacts {
    private static final Logger log = Logger.getLogger(Impacts.class);

    private final Products products;
    private final Revisions revisions;
    private final Publications publications;
    private final Yardsticks yardsticks;
    private final LiveNeighbours neighbours;
    private final Demand demand;
    private final Leads leads;
    private final Caller caller;

    Impacts(Products products, Revisions revisions, Publications publications, Yardsticks yardsticks, LiveNeighbours neighbours, Demand demand, @RestClient Leads leads, Caller caller) {
        this.products = products;
        this.revisions = revisions;
        this.publications = publications;
        this.yardsticks = yardsticks;
        this.neighbours = neighbours;
        this.demand = demand;
        this.leads = leads;
        this.caller = caller;
    }

    /** Fails with {@link ProductNotFound}. */
    Uni<Impact> of(UUID id, String authorization) {
        return caller.permissions().map(FieldRights::new).chain(rights -> products.byId(List.of(id)).map(found -> found.get(id))
                .onItem().ifNull().failWith(() -> new ProductNotFound(id))
                .chain(head -> yardsticks.now().chain(yardstick -> live(id, yardstick).chain(live -> places(head, live, yardstick, rights)))
                        .chain(places -> demand.lastDays(id, authorization).chain(all -> openLeads(id, authorization)
                                // Reads many answers of the storefront.
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .map(open -> new Impact(id, head.revision(), places, neighbours.of(head.sku()), all.of(id), all.known(), open.orElse(null)))))));
    }

    /** Who approves is not kept from it by a service that is away. */
    private Uni<Optional<Long>> openLeads(UUID id, String authorization) {
        return leads.open(authorization, id).map(open -> Optional.of(open.count())).onFailure().recoverWithItem(failure -> {
            log.warnf("open leads unknown cause=%s", failure);
            return Optional.empty();
        });
    }

    private Uni<List<Publication>> live(UUID id, Yardstick yardstick) {
        return Multi.createFrom().iterable(yardstick.channels())
                .onItem().transformToUniAndConcatenate(channel -> publications.live(List.of(id), channel))
                .onItem().<Publication>disjoint().collect().asList();
    }

    private Uni<List<Impact.Place>> places(Product head, List<Publication> live, Yardstick yardstick, FieldRights rights) {
        List<RevisionRef> refs = Stream.concat(Stream.of(head.latest()), live.stream().map(it -> new RevisionRef(it.product(), it.revision()))).distinct().toList();
        return revisions.of(refs).map(known -> live.stream().map(it -> place(head, it, known, yardstick, rights))
                .sorted(Comparator.comparing(Impact.Place::channel).thenComparing(Impact.Place::locale)).toList());
    }

    private static Impact.Place place(Product head, Publication live, Map<RevisionRef, ProductRevision> known, Yardstick yardstick, FieldRights rights) {
        ProductRevision latest = known.get(head.latest());
        Family family = yardstick.family(latest);
        Channel channel = yardstick.channels().stream().filter(it -> it.code().equals(live.channel())).findFirst().orElseThrow();
        List<Difference> shown = Difference.between(rights.seen(known.get(new RevisionRef(live.product(), live.revision())), family).values(), rights.seen(latest, family).values()).stream()
                .filter(difference -> isShown(difference, family, channel, live.locale())).toList();
        return new Impact.Place(live.channel(), live.locale(), live.revision(), shown);
    }

    /** Whether a value is the one that is shown on the channel in the locale: not the French text where English is read. */
    private static boolean isShown(Difference difference, Family family, Channel channel, String locale) {
        return family.attribute(difference.attribute()).map(attribute -> attribute.scope(channel.code(), locale, channel.currency()))
                .map(scope -> scope.equals(difference.scope())).orElse(difference.scope() == null || Standing.of(difference.attribute()).isPresent());
    }
}
