package touchstone.catalog.publication;

import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import touchstone.catalog.approval.Approvals;
import touchstone.catalog.asset.Assets;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.channel.Channels;
import touchstone.catalog.family.Family;
import touchstone.catalog.product.Completeness;
import touchstone.catalog.product.FieldRights;
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.ProductRevision;
import touchstone.catalog.product.RevisionNotFound;
import touchstone.catalog.product.RevisionRef;
import touchstone.catalog.product.Revisions;
import touchstone.catalog.product.Yardstick;
import touchstone.catalog.product.Yardsticks;

/** Publishes revisions on channels, and withdraws products from them. What is live stays as it is until then, whatever is being worked on. */
@ApplicationScoped
public class Publishing {
    public static final String UNKNOWN_REVISION = "unknown-revision";

    private final Revisions revisions;
    private final Approvals approvals;
    private final Channels channels;
    private final Yardsticks yardsticks;
    private final Publications publications;
    private final Assets assets;
    private final PublicationLog log;
    private final Event<PublicationsChanged> changed;
    private final Clock clock;

    Publishing(Revisions revisions, Approvals approvals, Channels channels, Yardsticks yardsticks, Publications publications, Assets assets, PublicationLog log, Event<PublicationsChanged> changed,
               Clock clock) {
        this.revisions = revisions;
        this.approvals = approvals;
        this.channels = channels;
        this.yardsticks = yardsticks;
        this.publications = publications;
        this.assets = assets;
        this.log = log;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Publishes each revision for itself: it has to be approved, and complete for the channel and locale, and on sale today. Any approved revision can be
     * published, also one before what is live; to publish again changes nothing but the time. Reasons are told as far as the rights of whoever asks reach.
     * Fails with {@link touchstone.catalog.channel.ChannelUnknown} or {@link touchstone.catalog.channel.LocaleNotOffered}.
     */
    Uni<List<Attempt>> publish(String channelCode, String localeTag, List<RevisionRef> refs, String author, FieldRights rights) {
        return channels.get(channelCode).chain(channel -> {
            String locale = channel.locale(localeTag);
            return yardsticks.now().chain(yardstick -> revisions.of(refs).chain(known -> approvals.among(refs).chain(approved -> known(known.values(), yardstick).chain(there -> {
                List<Attempt> attempts = new ArrayList<>();
                Map<Publication, Published> publishable = new LinkedHashMap<>();
                for (RevisionRef ref : refs) {
                    Publication wanted = new Publication(ref.id(), channel.code(), locale, ref.revision(), true, author, clock.instant());
                    ProductRevision revision = known.get(ref);
                    List<Finding> reasons = reasons(revision, approved, there, yardstick, channel, locale);
                    if (reasons.isEmpty()) publishable.put(wanted, published(revision, yardstick, channel, locale));
                    attempts.add(new Attempt(wanted, told(reasons, revision, yardstick, rights)));
                }
                return publications.publish(publishable)
                        .chain(() -> tell(publishable.keySet(), channel))
                        .replaceWith(attempts);
            }))));
        });
    }

    /** Publishes one revision, as above. @return why it was not, empty if it was */
    public Uni<List<Finding>> publishOne(String channelCode, String localeTag, RevisionRef ref, String author) {
        return publish(channelCode, localeTag, List.of(ref), author, FieldRights.ALL).map(attempts -> attempts.get(0).reasons());
    }

    /** What would keep a revision from being published today, as far as those may know it who ask. Fails for a channel or locale that there is not. */
    public Uni<List<Finding>> check(String channelCode, String localeTag, RevisionRef ref, FieldRights rights) {
        return look(channelCode, localeTag, ref, (revision, look) -> told(look.reasons(), revision, look.yardstick(), rights));
    }

    private static List<Finding> told(List<Finding> reasons, ProductRevision revision, Yardstick yardstick, FieldRights rights) {
        return revision == null ? reasons : rights.told(reasons, yardstick.family(revision));
    }

    /** A revision as it would be read, as far as those may see it who ask. Fails with {@link RevisionNotFound}, and for a channel or locale that there is not. */
    Uni<Preview> preview(String channelCode, String localeTag, RevisionRef ref, FieldRights rights) {
        return look(channelCode, localeTag, ref, (revision, look) -> {
            if (revision == null) throw new RevisionNotFound(ref);
            Family family = look.yardstick().family(revision);
            ProductRevision seen = rights.seen(revision, family);
            return new Preview(ProductSheet.of(seen, family, look.channel(), look.locale()), Links.of(seen.values()), rights.seen(look.reasons(), family));
        });
    }

    /** Where a revision is looked at, and what speaks against it there. */
    private record Look(Channel channel, String locale, Yardstick yardstick, List<Finding> reasons) {}

    private <T> Uni<T> look(String channelCode, String localeTag, RevisionRef ref, BiFunction<ProductRevision, Look, T> at) {
        return channels.get(channelCode).chain(channel -> {
            String locale = channel.locale(localeTag);
            return yardsticks.now().chain(yardstick -> revisions.of(List.of(ref)).chain(known -> approvals.among(List.of(ref)).chain(approved -> known(known.values(), yardstick).map(there ->
                    at.apply(known.get(ref), new Look(channel, locale, yardstick, reasons(known.get(ref), approved, there, yardstick, channel, locale)))))));
        });
    }

    /** Fails with {@link PublicationNotFound}. */
    public Uni<Void> withdraw(UUID product, String channelCode, String locale, String author) {
        return publications.withdraw(product, channelCode, locale, author, clock.instant())
                .chain(withdrawn -> channels.get(channelCode).chain(channel -> tell(Set.of(withdrawn), channel)));
    }

    /** What was to be published, and why it was not: no reasons if it was. */
    record Attempt(Publication wanted, List<Finding> reasons) {}

    /** Tells all who follow that what is live and shows an asset reads differently from now on, though nothing was published. */
    public Uni<Void> refresh(String asset) {
        return publications.showing(asset).chain(live -> channels.all().chain(all -> Multi.createFrom().iterable(all).onItem().transformToUniAndConcatenate(channel -> {
            Set<Publication> there = live.stream().filter(publication -> publication.channel().equals(channel.code())).collect(toSet());
            return there.isEmpty() ? Uni.createFrom().voidItem() : log.refresh(channel.code(), there, clock.instant()).chain(() -> fire(there, channel));
        }).collect().last()));
    }

    /** Which of the assets that revisions show there are: one may have been deleted since the revision was saved. */
    private Uni<Set<String>> known(Collection<ProductRevision> revisions, Yardstick yardstick) {
        return assets.byId(revisions.stream().flatMap(revision -> yardstick.assets(revision).values().stream()).flatMap(List::stream).collect(toSet())).map(Map::keySet);
    }

    private static List<Finding> reasons(ProductRevision revision, Set<RevisionRef> approved, Set<String> assets, Yardstick yardstick, Channel channel, String locale) {
        if (revision == null) return List.of(new Finding(UNKNOWN_REVISION, null, "There is no such revision of this product."));
        List<Finding> reasons = new ArrayList<>();
        if (!approved.contains(revision.ref())) reasons.add(new Finding("not-approved", null, "Nobody has approved this revision."));
        yardstick.assets(revision).forEach((slot, shown) -> {
            if (!assets.containsAll(shown)) reasons.add(new Finding("unknown-asset", slot.attribute(), "The " + slot.attribute() + " has an asset that was deleted."));
        });
        reasons.addAll(Completeness.of(yardstick.family(revision), revision.values(), channel, locale, yardstick.today()).findings());
        return reasons;
    }

    private static Published published(ProductRevision revision, Yardstick yardstick, Channel channel, String locale) {
        return new Published(ProductSheet.of(revision, yardstick.family(revision), channel, locale), revision.family(),
                revision.values().get(Family.SELL_END, LocalDate.class).orElse(null), Links.of(revision.values()));
    }

    private Uni<Void> fire(Set<Publication> publications, Channel channel) {
        return Uni.createFrom().completionStage(() -> changed.fireAsync(new PublicationsChanged(publications.stream().map(Publication::product).collect(toSet()), channel))).replaceWithVoid();
    }

    private Uni<Void> tell(Set<Publication> publications, Channel channel) {
        if (publications.isEmpty()) return Uni.createFrom().voidItem();
        return log.append(channel.code(), publications, clock.instant())
                .chain(() -> fire(publications, channel));
    }
}
