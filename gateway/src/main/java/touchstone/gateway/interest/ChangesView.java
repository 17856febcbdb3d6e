package touchstone.gateway.interest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Whose interest may be another one since a moment.
 *
 * @param until     up to when it was looked at
 * @param prospects who touched something, was merged or split, or whose browser was judged; and all who are one with them
 * @param visitors  browsers of nobody in particular
 */
record ChangesView(Instant until, List<UUID> prospects, List<UUID> visitors) {}
