package touchstone.gateway.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The publishable keys: {@code touchstone.keys.<name>.key}, {@code .channel}, {@code .origins}. */
@ConfigMapping(prefix = "touchstone.keys")
public interface KeyConfig {
    @WithParentName
    Map<String, Key> all();

    interface Key {
        /** What a page sends, begins with {@code pk_}. */
        String key();

        /** The channel that the key is bound to. */
        String channel();

        /** Origins (RFC 6454) of other sites whose pages may use the key; the gateway's own pages always may. */
        Optional<Set<String>> origins();
    }
}
