package touchstone.gateway.limit;

import jakarta.inject.Singleton;

/** The quotas of this gateway; each gateway counts what comes to it. */
@Singleton
public class Limits {
    /** What requests are counted as. */
    public enum Kind { ADDRESS, KEY, SIGN_IN, REGISTRATION, FORM }

    private final Quota[] quotas = new Quota[Kind.values().length];

    public Limits(LimitConfig config) {
        quota(Kind.ADDRESS, "address", config.perAddress());
        quota(Kind.KEY, "key", config.perKey());
        quota(Kind.SIGN_IN, "sign-in", config.signIn());
        quota(Kind.REGISTRATION, "registration", config.registration());
        quota(Kind.FORM, "form", config.forms());
    }

    private void quota(Kind kind, String name, int perMinute) {
        if (perMinute > 0) quotas[kind.ordinal()] = new Quota(name, perMinute);
    }

    /** Counts a request; null where there is no limit. */
    public Standing take(Kind kind, String sender) {
        Quota quota = quotas[kind.ordinal()];
        return quota == null ? null : quota.take(sender, System.nanoTime());
    }
}
