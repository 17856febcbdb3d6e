package touchstone.lead.crm;

import java.net.URI;
import java.time.Instant;
import touchstone.commons.Revision;

/**
 * A system that is told of leads.
 *
 * @param address     without a slash at its end
 * @param client      by which we sign in, where a secret alone is not enough; or null
 * @param secret      opened
 * @param pulledUntil up to when outcomes there are known here
 * @param failures    how often nothing could be told to it, since something could
 * @param trouble     why nothing goes there at the moment, or null
 */
record Connection(String id, long number, Kind kind, URI address, String client, String secret, Mapping mapping, boolean active, Instant pulledUntil, Instant pullAt, int failures, String trouble, Instant changedAt, String changedBy) {
    Revision revision() {
        return new Revision(number);
    }

    @Override
    public String toString() {
        return "Connection[" + id + "]";
    }
}
