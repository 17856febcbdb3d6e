package touchstone.gateway.key;

import java.util.Set;

/**
 * What a page may show to everybody: it opens one channel, and only to pages of these origins.
 *
 * @param name how it is called in the configuration and in the ledger
 */
public record PublishableKey(String name, String channel, Set<String> origins) {
    public PublishableKey {
        origins = Set.copyOf(origins);
    }
}
