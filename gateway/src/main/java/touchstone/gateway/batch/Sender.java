package touchstone.gateway.batch;

import java.time.Instant;
import java.util.UUID;
import touchstone.gateway.journal.Interaction;

/**
 * Who sends events, as the front door knows them.
 *
 * @param key      name of the key that was sent
 * @param scope    what its message ids are told apart by
 * @param server   whether that is for servers, which state in each event whom it is about
 * @param visitor  null where it may not be kept together with the identity
 * @param consent  to measurement, as the ledger has it
 * @param kept     whether consent allows to keep what an event says beside what happened
 * @param network  truncated address
 * @param agent    what its client looks like
 * @param received when the request came
 */
record Sender(String key, String scope, boolean server, String channel, UUID visitor, String consent, boolean kept, UUID session, String identity, String network, Interaction.Agent agent, Instant received) {
    /** The same about somebody else. @param visitor null where nobody may know */
    Sender about(UUID visitor, String consent, boolean kept) {
        return new Sender(key, scope, server, channel, visitor, consent, kept, session, visitor == null ? identity : null, network, agent, received);
    }
}
