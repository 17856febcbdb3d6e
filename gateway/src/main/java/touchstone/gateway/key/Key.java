package touchstone.gateway.key;

import java.util.Set;
import java.util.UUID;

/**
 * What opens one channel. A publishable key may be shown to everybody and works from pages of its origins; a secret one is for servers and works from no page.
 *
 * @param id    null for a key that the configuration names
 * @param scope what the ids of messages that come with it are told apart by; stays the same where the name is changed
 * @param name  how it is called in the ledger
 */
public record Key(UUID id, String scope, String name, Kind kind, String channel, Set<String> origins) {
    public Key {
        origins = Set.copyOf(origins);
    }

    /** Keys begin with their kind's prefix. */
    public enum Kind {
        PUBLISHABLE("pk_"), SECRET("sk_");

        final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    public boolean isSecret() {
        return kind == Kind.SECRET;
    }
}
