package touchstone.lead.crm;

import java.time.Duration;

/** A system did not do what was asked of it. */
class CrmFailure extends RuntimeException {
    /** Whether it is about what was asked alone; else nothing else would go there now either. */
    final boolean one;
    /** How long it wants to be left alone, or null. */
    final Duration pause;
    /** What it answered; 0 without an answer. */
    final int status;

    private CrmFailure(String message, boolean one, Duration pause, int status) {
        super(message);
        this.one = one;
        this.pause = pause;
        this.status = status;
    }

    static CrmFailure refused(int status, String why) {
        return new CrmFailure("It answered " + status + ": " + why, true, null, status);
    }

    static CrmFailure unable(int status, String why) {
        return new CrmFailure(status == 0 ? why : "It answered " + status + ": " + why, false, null, status);
    }

    /** It was asked too often (RFC 6585, 4). */
    static CrmFailure busy(int status, Duration pause) {
        return new CrmFailure("It wants to be left alone for " + pause + ".", false, pause, status);
    }
}
