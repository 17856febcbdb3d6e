package touchstone.commons.problem;

/** More than is let through now; the same request may be sent again after a while: 429 with {@code Retry-After}. */
public abstract class TooMany extends Refusal {
    private final long retryAfter;

    /** @param retryAfter in seconds, at least 1 */
    protected TooMany(String detail, long retryAfter) {
        super(detail);
        this.retryAfter = retryAfter;
    }

    @Override
    final int status() {
        return 429;
    }

    final long retryAfter() {
        return retryAfter;
    }
}
