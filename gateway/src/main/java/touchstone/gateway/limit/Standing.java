package touchstone.gateway.limit;

import java.util.concurrent.TimeUnit;

/**
 * How somebody stands with a quota after a request, as told in {@code RateLimit-Policy} and {@code RateLimit} (draft-ietf-httpapi-ratelimit-headers-10).
 *
 * @param left       requests that may follow at once
 * @param resetNanos until the quota is whole again
 * @param waitNanos  until another request is let through; 0 for one that was
 */
public record Standing(Quota quota, long left, long resetNanos, long waitNanos) {
    public boolean isAllowed() {
        return waitNanos == 0;
    }

    /** Whether less is left of this than of the other, which may be null. */
    public boolean isTighterThan(Standing other) {
        return other == null || left < other.left;
    }

    public String policy() {
        return quota.policy();
    }

    public String header() {
        return '"' + quota.name() + "\";r=" + left + ";t=" + seconds(resetNanos);
    }

    /** Seconds, at least 1. */
    public long retryAfter() {
        return Math.max(1, seconds(waitNanos));
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999);
    }
}
