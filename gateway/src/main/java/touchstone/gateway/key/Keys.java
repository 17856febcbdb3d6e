package touchstone.gateway.key;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that are known here: those of the configuration, and those of the database as they were when it was read last. With the database away these go on.
 */
@Singleton
public class Keys {
    private final Map<String, Key> configured;
    private final Map<UUID, Instant> used = new ConcurrentHashMap<>();
    private volatile Map<String, Key> stored = Map.of();
    private volatile Set<String> origins;
    private volatile boolean read;

    public Keys(KeyConfig config) {
        configured = config.all().entrySet().stream().collect(Collectors.toUnmodifiableMap(entry -> entry.getValue().key(), entry ->
                new Key(null, entry.getKey(), entry.getKey(), Key.Kind.PUBLISHABLE, entry.getValue().channel(), entry.getValue().origins().orElse(Set.of()))));
        origins = origins(Map.of());
    }

    /** Null if there is no such key, as far as is known. */
    public Key find(String value, Instant now) {
        Key key = configured.get(value);
        if (key != null || stored.isEmpty()) return key;
        key = stored.get(text(hash(value)));
        if (key != null) used.put(key.id(), now);
        return key;
    }

    /** Whether the keys of the database were read since the start: before that, one that is not found may still be good. */
    public boolean areRead() {
        return read;
    }

    /** A preflight says which origin asks, not with which key. */
    public boolean anyAllows(String origin) {
        return origins.contains(origin);
    }

    /** @param byHash all keys of the database that are good now, by {@link #text} of their hashes */
    void replace(Map<String, Key> byHash) {
        stored = Map.copyOf(byHash);
        origins = origins(byHash);
        read = true;
    }

    private Set<String> origins(Map<String, Key> byHash) {
        return Stream.of(configured, byHash).map(Map::values).flatMap(Collection::stream).flatMap(key -> key.origins().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** When keys of the database were used since the last call. */
    Map<UUID, Instant> takeUsed() {
        Map<UUID, Instant> taken = new HashMap<>();
        used.forEach((id, at) -> {
            if (used.remove(id, at)) taken.put(id, at);
        });
        return taken;
    }

    static byte[] hash(String value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(byte[] hash) {
        return new String(hash, StandardCharsets.ISO_8859_1);
    }
}
