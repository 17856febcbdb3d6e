package touchstone.registration.registration;

import java.time.Instant;
import java.util.UUID;

/**
 * The answer to a registration. It is kept for repeats of the request, outside of what an erasure knows, so that it holds nothing of the person.
 *
 * @param id the prospect's
 */
record Registered(UUID id, Instant registeredAt) {}
