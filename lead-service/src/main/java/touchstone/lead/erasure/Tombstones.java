package touchstone.lead.erasure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.lead.link.Links;

/** What is left of who was erased: keyed hashes of their ids. A request that was under way, or is sent again, must not bring them back. */
@ApplicationScoped
public class Tombstones {
    private final Links links;

    Tombstones(Links links) {
        this.links = links;
    }

    /**
     * Fails with {@link Erased} if they were erased, or are just now. Until the caller's transaction ends nobody erases them.
     *
     * @param prospect or null
     * @param subject  of their token, or null
     */
    public Uni<Void> mustNotBe(SqlConnection connection, UUID prospect, String subject) {
        return Multi.createFrom().iterable(hashes(prospect, subject == null ? List.of() : List.of(subject))).onItem().transformToUniAndConcatenate(hash -> connection
                        .preparedQuery("select pg_try_advisory_xact_lock_shared(hashtextextended($1, 1))").execute(Tuple.of(hash))
                        .invoke(locked -> {
                            if (!locked.iterator().next().getBoolean(0)) throw new Erased();
                        })
                        // A statement of its own: it is to see what was done until the lock was given.
                        .chain(() -> connection.preparedQuery("select from tombstone where hash = $1").execute(Tuple.of(hash)))
                        .invoke(found -> {
                            if (found.size() > 0) throw new Erased();
                        }))
                .collect().last().replaceWithVoid();
    }

    /** Waits for requests of theirs that are under way; others are refused from now on. */
    Uni<Void> set(Mutiny.Session session, PersonErased person, Instant now) {
        return Multi.createFrom().iterable(hashes(person.prospect(), person.subjects())).onItem().transformToUniAndConcatenate(hash -> session
                        .createNativeQuery("select count(*) from (select pg_advisory_xact_lock(hashtextextended(?1, 1)) offset 0) locked", Long.class).setParameter(1, hash).getSingleResult()
                        .chain(() -> session.createNativeQuery("insert into tombstone (hash, erased_at) values (?1, ?2) on conflict do nothing").setParameter(1, hash).setParameter(2, now).executeUpdate()))
                .collect().last().replaceWithVoid();
    }

    /** Always in the same order, so that two who lock them do not wait for each other. */
    private List<String> hashes(UUID prospect, List<String> subjects) {
        return Stream.concat(prospect == null ? Stream.of() : Stream.of("prospect " + prospect), subjects.stream().map(subject -> "subject " + subject))
                .map(who -> HexFormat.of().formatHex(links.tag("tombstone", who.getBytes(StandardCharsets.UTF_8)))).sorted().toList();
    }
}
