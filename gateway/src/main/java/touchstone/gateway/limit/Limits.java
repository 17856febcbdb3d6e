package touchstone.gateway.limit;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The quotas of this gateway; each gateway counts what comes to it. */
@Singleton
public class Limits {
    /** What requests are counted as. */
    public enum Kind { ADDRESS, KEY, SIGN_IN, REGISTRATION, FORM }

    private final Quota[] quotas = new Quota[Kind.values().length];
    private final Map<String, Integer> uploads = new ConcurrentHashMap<>();
    private final int mostUploads;

    public Limits(LimitConfig config) {
        quota(Kind.ADDRESS, "address", config.perAddress());
        quota(Kind.KEY, "key", config.perKey());
        quota(Kind.SIGN_IN, "sign-in", config.signIn());
        quota(Kind.REGISTRATION, "registration", config.registration());
        quota(Kind.FORM, "form", config.forms());
        mostUploads = config.uploads();
    }

    private void quota(Kind kind, String name, int perMinute) {
        if (perMinute > 0) quotas[kind.ordinal()] = new Quota(name, perMinute);
    }

    /** Counts a request; null where there is no limit. */
    public Standing take(Kind kind, String sender) {
        Quota quota = quotas[kind.ordinal()];
        return quota == null ? null : quota.take(sender, System.nanoTime());
    }

    /** @return false if as many are on their way from there as are taken; otherwise {@link #endUpload} must follow */
    public boolean beginUpload(String sender) {
        if (mostUploads == 0 || uploads.merge(sender, 1, Integer::sum) <= mostUploads) return true;
        endUpload(sender);
        return false;
    }

    public void endUpload(String sender) {
        if (mostUploads > 0) uploads.computeIfPresent(sender, (same, count) -> count == 1 ? null : count - 1);
    }
}
