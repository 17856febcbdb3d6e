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
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Pattern MESSAGE = Pattern.compile("\"message\":\"([0-9a-f-]{36})\"");
    private final Pool pool;
    private final Journal journal;
    private final Cache<UUID, Boolean> latest = Caffeine.newBuilder().maximumSize(LATEST).build();

    public Messages(Pool pool, Journal journal) {
        this.pool = pool;
        this.journal = journal;
    }

    void remember(@Observes StartupEvent started) throws IOException {
        try (JournalReader reader = journal.after(Math.max(journal.first() - 1, journal.last() - FRAMES))) {
            for (List<Frame> some = reader.next(AT_ONCE, journal.last()); !some.isEmpty(); some = reader.next(AT_ONCE, journal.last())) {
                for (Frame frame : some) {
                    Matcher message = MESSAGE.matcher(new String(frame.payload(), StandardCharsets.UTF_8));
                    if (message.find()) latest.put(UUID.fromString(message.group(1)), true);
                }
            }
        }
    }

    /** Claims a message for whoever asks first. @return false if it is stored, or just being stored */
    boolean claim(UUID id) {
        return latest.asMap().putIfAbsent(id, true) == null;
    }

    /** It could not be stored after all. */
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
