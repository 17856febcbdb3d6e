package touchstone.gateway.key;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys that are known here. */
@Singleton
public class PublishableKeys {
    private final Map<String, PublishableKey> keys = new HashMap<>();

    public PublishableKeys(KeyConfig config) {
        config.all().forEach((name, key) -> keys.put(key.key(), new PublishableKey(name, key.channel(), key.origins().orElse(Set.of()))));
    }

    public Optional<PublishableKey> find(String key) {
        return Optional.ofNullable(keys.get(key));
    }

    /** A preflight says which origin asks, not with which key. */
    public boolean anyAllows(String origin) {
        return keys.values().stream().anyMatch(key -> key.origins().contains(origin));
    }
}
