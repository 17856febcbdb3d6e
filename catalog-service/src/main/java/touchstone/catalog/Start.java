package touchstone.catalog;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import touchstone.catalog.asset.Assets;
import touchstone.catalog.channel.Channels;
import touchstone.catalog.family.Families;
import touchstone.catalog.family.Uniqueness;
import touchstone.catalog.product.Claims;
import touchstone.catalog.product.Products;
import touchstone.catalog.publication.PublicationLog;
import touchstone.catalog.publication.Publications;
import touchstone.catalog.relation.RelationTypes;
import touchstone.catalog.review.Reviews;
import touchstone.catalog.schedule.Schedules;
import touchstone.catalog.storefront.Guide;
import touchstone.catalog.storefront.Storefront;

/** What has to be done before the service is ready. It does not give up: the database may come later than we do. */
@ApplicationScoped
class Start {
    private static final Logger log = Logger.getLogger(Start.class);

    private final Families families;
    private final Channels channels;
    private final Products products;
    private final Claims claims;
    private final Uniqueness uniqueness;
    private final Reviews reviews;
    private final PublicationLog publicationLog;
    private final Schedules schedules;
    private final RelationTypes relationTypes;
    private final Guide guide;
    private final Storefront storefront;
    private final Assets assets;
    private final Publications publications;

    Start(Families families, Channels channels, Products products, Claims claims, Uniqueness uniqueness, Reviews reviews, PublicationLog publicationLog, Schedules schedules, RelationTypes relationTypes, Guide guide, Storefront storefront,
          Assets assets, Publications publications) {
        this.families = families;
        this.channels = channels;
        this.products = products;
        this.claims = claims;
        this.uniqueness = uniqueness;
        this.reviews = reviews;
        this.publicationLog = publicationLog;
        this.schedules = schedules;
        this.relationTypes = relationTypes;
        this.guide = guide;
        this.storefront = storefront;
        this.assets = assets;
        this.publications = publications;
    }

    void begin(@Observes StartupEvent event, ManagedExecutor executor) {
        Uni<Void> data = Uni.createFrom().voidItem().chain(families::seed).chain(channels::seed).chain(products::declareIndexes).chain(claims::declareIndexes).chain(uniqueness::resume).chain(reviews::declareIndexes).chain(publicationLog::declareIndexes).chain(schedules::declareIndexes).chain(relationTypes::seed).chain(guide::refresh)
                .chain(assets::declareIndexes).chain(publications::declareIndexes);
        data.emitOn(executor).invoke(storefront::open)
                .onFailure().invoke(failure -> log.errorf(failure, "not started yet, trying again"))
                .onFailure().retry().withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(10)).indefinitely()
                .subscribe().with(done -> log.debug("started"), failure -> log.error("not started", failure));
    }
}
