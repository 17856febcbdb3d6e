package touchstone.gateway.batch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import touchstone.gateway.journal.Frame;
import touchstone.gateway.journal.Journal;
import touchstone.gateway.journal.JournalReader;

/**
 * Which messages are stored: the latest from memory, which begins with the end of the journal, all others from the ledger. While that is away one may be taken
 * again; the ledger finds it when it gets there.
 */
@Singleton
public class Messages {
    private static final Logger log = Logger.getLogger(Messages.class);
    private static final int LATEST = 200_000;
    private static final int FRAMES = 50_000;
    private static final int AT_ONCE = 500;
    private static final CompletableFuture<Boolean> STORED = CompletableFuture.completedFuture(true);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Pattern MESSAGE = Pattern.compile("\"message\":\"([0-9a-f-]{36})\"");
    private final Pool pool;
    private final Journal journal;
    private final Cache<UUID, CompletableFuture<Boolean>> latest = Caffeine.newBuilder().maximumSize(LATEST).build();

    public Messages(Pool pool, Journal journal) {
        this.pool = pool;
        this.journal = journal;
    }

    void remember(@Observes StartupEvent started) throws IOException {
        try (JournalReader reader = journal.after(Math.max(journal.first() - 1, journal.last() - FRAMES))) {
            for (long last = journal.last(); reader.sequence() < last; ) {
                for (Frame frame : reader.next(AT_ONCE, last)) {
                    Matcher message = MESSAGE.matcher(new String(frame.payload(), StandardCharsets.UTF_8));
                    if (message.find()) latest.put(UUID.fromString(message.group(1)), STORED);
                }
            }
        }
    }

    /**
     * A message that somebody wants to store.
     *
     * @param isOurs whether whoever asks is the one to store it, and must settle it
     * @param stored whether it is, once that is known
     */
    record Claim(UUID id, boolean isOurs, CompletableFuture<Boolean> stored) {}

    Claim claim(UUID id) {
        CompletableFuture<Boolean> ours = new CompletableFuture<>();
        CompletableFuture<Boolean> first = latest.asMap().putIfAbsent(id, ours);
        return new Claim(id, first == null, first == null ? ours : first);
    }

    /** What has become of a claim of ours; the first word holds. */
    void settle(Claim claim, boolean stored) {
        if (claim.stored().isDone()) return;
        if (stored) latest.put(claim.id(), STORED);
        else release(claim.id());
        claim.stored().complete(stored);
    }

    /** From then on only the ledger knows of it. */
    void release(UUID id) {
        latest.invalidate(id);
    }

    /** Those of them that the ledger has. */
    Uni<Set<UUID>> inLedger(Collection<UUID> ids) {
        if (ids.isEmpty()) return Uni.createFrom().item(Set.of());
        return pool.preparedQuery("select id from message where id = any($1)").execute(Tuple.tuple().addArrayOfUUID(ids.toArray(new UUID[0]))).ifNoItem().after(PATIENCE).fail()
                .map(rows -> {
                    Set<UUID> found = new HashSet<>();
                    rows.forEach(row -> found.add(row.getUUID(0)));
                    return found;
                })
                .onFailure().recoverWithItem(failure -> {
                    log.debugf("ledger not asked for messages cause=%s", failure);
                    return Set.of();
                });
    }
}
