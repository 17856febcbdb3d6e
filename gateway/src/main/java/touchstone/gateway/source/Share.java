package touchstone.gateway.source;

import java.util.Map;
import java.util.UUID;

/**
 * One page that somebody shared.
 *
 * @param touch   the interaction in which it was shared: the ledger has who it was, and what
 * @param network where, such as {@code linkedin}; {@code device} or {@code copy} where nobody can tell
 */
record Share(UUID touch, String network) {
    static final String TOUCH = "share";
    static final String NETWORK = "shareNetwork";

    void addTo(Map<String, String> campaign) {
        campaign.put(TOUCH, touch.toString());
        campaign.put(NETWORK, network);
    }
}
