package touchstone.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The signed-in browsers: found quickly, kept fresh, ended everywhere. */
@Singleton
class Sessions {
    private static final Logger log = Logger.getLogger(Sessions.class);
    /** After so long another gateway's sign-out is noticed here. */
    private static final Duration LOOKED_UP = Duration.ofSeconds(30);
    private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_ENDED = 20_000;
    /** Tokens are long, and as long as the identity server likes: what they may take of the memory is bounded, and not how many there are. */
    private static final int MOST_CACHED_BYTES = 24 << 20;
    private static final int BYTES_BESIDE_TOKENS = 600;

    private final SessionTable table;
    private final IdentityServer server;
    private final SessionConfig config;
    private final Clock clock;
    private final Cache<SessionKey, Known> cache = Caffeine.newBuilder().maximumWeight(MOST_CACHED_BYTES).weigher((SessionKey key, Known known) -> known.bytes())
            .expireAfterAccess(Duration.ofMinutes(30)).build();
    /** What was on its way when a session ended must not bring it back. */
    private final Cache<SessionKey, Boolean> ended = Caffeine.newBuilder().maximumSize(MOST_ENDED).expireAfterWrite(LOOKED_UP.multipliedBy(4)).build();
    private final Map<SessionKey, Uni<Session>> lookingUp = new ConcurrentHashMap<>();
    private final Map<SessionKey, Uni<Session>> refreshing = new ConcurrentHashMap<>();

    private record Known(Session session, Instant at) {
        /** About. */
        int bytes() {
            Session.Tokens tokens = session.tokens();
            return BYTES_BESIDE_TOKENS + tokens.access().length() + (tokens.refresh() == null ? 0 : tokens.refresh().length());
        }
    }

    Sessions(SessionTable table, IdentityServer server, SessionConfig config, Clock clock) {
        this.table = table;
        this.server = server;
        this.config = config;
        this.clock = clock;
    }

    Uni<Session> begin(SessionKey key, String identity, String sid, String name, List<String> roles, UUID choice, JsonObject tokens) {
        Session session = new Session(UuidCreator.getTimeOrderedEpoch(), identity, sid, name, roles, choice, tokens(tokens),
                clock.instant().plus(config.lifetime()), table.csrf(key));
        return table.insert(key, session).onFailure().transform(IdentityUnreachable::because).invoke(() -> remember(key, session)).replaceWith(session);
    }

    /** The session, where nobody needs to be asked: mostly it is known. Null says only that {@link #find} has to be. */
    Session known(SessionKey key) {
        Known known = cache.getIfPresent(key);
        if (known == null || hasEnded(key)) return null;
        Instant now = clock.instant();
        Session session = known.session;
        boolean good = known.at.plus(LOOKED_UP).isAfter(now) && !session.endsAt().isBefore(now) && session.tokens().goodUntil().isAfter(now.plus(BEFORE_EXPIRY));
        return good ? session : null;
    }

    /**
     * The session with a good access token; null if there is none, or no longer. Fails with {@link IdentityUnreachable} only if that cannot be known:
     * with the database away, known sessions go on.
     */
    Uni<Session> find(SessionKey key) {
        if (key == null || hasEnded(key)) return Uni.createFrom().nullItem();
        Known known = cache.getIfPresent(key);
        boolean recent = known != null && known.at.plus(LOOKED_UP).isAfter(clock.instant());
        Uni<Session> found = recent ? Uni.createFrom().item(known.session) : lookUpOnce(key, known);
        return found.chain(session -> session == null || session.endsAt().isBefore(clock.instant()) ? Uni.createFrom().<Session>nullItem() : fresh(key, session))
                .map(session -> hasEnded(key) ? null : session);
    }

    /** All requests that come meanwhile wait for the one answer. */
    private Uni<Session> lookUpOnce(SessionKey key, Known known) {
        return lookingUp.computeIfAbsent(key, first -> lookUp(key, known).onTermination().invoke(() -> lookingUp.remove(key)).memoize().indefinitely());
    }

    private Uni<Session> lookUp(SessionKey key, Known known) {
        return table.find(key).ifNoItem().after(PATIENCE).fail().invoke(session -> {
            if (session == null) cache.invalidate(key);
            else remember(key, session);
        }).onFailure().recoverWithUni(failure -> {
            IdentityUnreachable unreachable = IdentityUnreachable.because(failure);
            if (known == null) return Uni.createFrom().failure(unreachable);
            // The next look is due as late as after a good one: a database that is away must not be asked for each request.
            remember(key, known.session);
            return Uni.createFrom().item(known.session);
        });
    }

    private Uni<Session> fresh(SessionKey key, Session session) {
        if (session.tokens().goodUntil().isAfter(clock.instant().plus(BEFORE_EXPIRY))) return Uni.createFrom().item(session);
        // All requests that come meanwhile wait for the one answer.
        return refreshing.computeIfAbsent(key, first -> refresh(key, session).onTermination().invoke(() -> refreshing.remove(key)).memoize().indefinitely());
    }

    private Uni<Session> refresh(SessionKey key, Session session) {
        return server.token(Map.of("grant_type", "refresh_token", "refresh_token", session.tokens().refresh()))
                .map(answer -> session.with(tokens(answer)))
                .invoke(refreshed -> remember(key, refreshed))
                .call(refreshed -> table.update(key, refreshed.tokens())
                        .onFailure().invoke(failure -> log.warnf("refreshed tokens are not stored session=%s cause=%s", session.id(), failure))
                        .onFailure().recoverWithNull())
                // Ended at the identity server: then it is over here as well.
                .onFailure(IdentityServer.Refused.class).recoverWithUni(() -> end(key).replaceWith((Session) null))
                .onFailure(failure -> session.tokens().goodUntil().isAfter(clock.instant())).recoverWithItem(session);
    }

    /** Forgets the session here. */
    Uni<Void> end(SessionKey key) {
        return table.delete(key).onFailure().transform(IdentityUnreachable::because).invoke(() -> forget(key));
    }

    /** Forgets the sessions that came from one at the identity server. @param sid null for all of that identity */
    Uni<Void> endOf(String identity, String sid) {
        return table.deleteOf(identity, sid).onFailure().transform(IdentityUnreachable::because).invoke(() -> cache.asMap().forEach((key, known) -> {
            if (known.session.identity().equals(identity) && (sid == null || sid.equals(known.session.sid()))) forget(key);
        }));
    }

    private void forget(SessionKey key) {
        ended.put(key, true);
        cache.invalidate(key);
    }

    private boolean hasEnded(SessionKey key) {
        return ended.getIfPresent(key) != null;
    }

    private void remember(SessionKey key, Session session) {
        cache.put(key, new Known(session, clock.instant()));
        if (hasEnded(key)) cache.invalidate(key);
    }

    private Session.Tokens tokens(JsonObject answer) {
        return new Session.Tokens(answer.getString("access_token"), answer.getString("refresh_token"), clock.instant().plusSeconds(answer.getLong("expires_in")));
    }
}
