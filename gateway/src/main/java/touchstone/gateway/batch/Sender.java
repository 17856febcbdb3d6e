package touchstone.gateway.batch;

import java.time.Instant;
import java.util.UUID;
import touchstone.gateway.journal.Interaction;

/**
 * Who sends events, as the front door knows them.
 *
 * @param key      name of the key that was sent
 * @param scope    what its message ids are told apart by
 * @param visitor  null where it may not be kept together with the identity, or where a server sends
 * @param consent  to measurement, as the ledger has it
 * @param kept     whether consent allows to keep what an event says beside what happened
 * @param network  truncated address
 * @param agent    what its client looks like
 * @param received when the request came
 */
record Sender(String key, String scope, String channel, UUID visitor, String consent, boolean kept, UUID session, String identity, String network, Interaction.Agent agent, Instant received) {}
