package touchstone.registration.provider;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where providers and their notices are looked up. */
public final class Providers {
    private static final Pattern ALIAS = Pattern.compile("[a-z0-9-]{1,50}");
    private static final String CURRENT = "from Notice n where n.since = (select max(o.since) from Notice o where o.provider = n.provider and o.locale = n.locale)";
    private static final String OF_PURPOSES = "from Notice n where n.since = (select max(o.since) from Notice o where o.purpose = n.purpose and o.locale = n.locale)";

    private Providers() {}

    /** Fails with {@link ProviderNotFound}. */
    public static Uni<Provider> get(Mutiny.Session session, String alias) {
        return find(session, alias).onItem().ifNull().failWith(ProviderNotFound::new);
    }

    static Uni<List<Provider>> all(Mutiny.Session session) {
        return session.createSelectionQuery("from Provider p left join fetch p.claims order by p.name, p.alias", Provider.class).getResultList();
    }

    /** The provider, or null. */
    public static Uni<Provider> find(Mutiny.Session session, String alias) {
        // PostgreSQL fails on characters that a text cannot hold, and callers may send any.
        if (!ALIAS.matcher(alias).matches()) return Uni.createFrom().nullItem();
        return session.createSelectionQuery("from Provider p left join fetch p.claims where p.alias = :alias", Provider.class)
                .setParameter("alias", alias).getSingleResultOrNull();
    }

    static Uni<List<Notice>> notices(Mutiny.Session session) {
        return session.createSelectionQuery(CURRENT, Notice.class).getResultList();
    }

    /** The provider's current notices, one for each locale. */
    static Uni<List<Notice>> notices(Mutiny.Session session, String provider) {
        return session.createSelectionQuery(CURRENT + " and n.provider = :provider", Notice.class).setParameter("provider", provider).getResultList();
    }

    /** Fails with {@link NoticeChanged} unless this is a current notice of that provider. */
    public static Uni<Void> mustShow(Mutiny.Session session, String provider, String hash) {
        return notices(session, provider).invoke(notices -> mustHold(notices, hash)).replaceWithVoid();
    }

    /** The current notices of purposes, by purpose. */
    public static Uni<Map<String, List<Notice>>> noticesOfPurposes(Mutiny.Session session) {
        return session.createSelectionQuery(OF_PURPOSES, Notice.class).getResultList().map(notices -> notices.stream().collect(Collectors.groupingBy(Notice::purpose)));
    }

    /** @throws NoticeChanged unless one of them has this hash */
    public static void mustHold(List<Notice> notices, String hash) {
        if (notices.stream().noneMatch(notice -> notice.hash().equals(hash))) throw new NoticeChanged();
    }
}
