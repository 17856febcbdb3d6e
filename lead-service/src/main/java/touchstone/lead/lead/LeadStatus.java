package touchstone.lead.lead;

import java.util.Set;

/** How far a lead is along. */
public enum LeadStatus {
    /** Held back as possible spam until sales releases it. */
    QUARANTINED,
    NEW,
    /** Somebody is looking into it. */
    IN_REVIEW,
    ACCEPTED,
    DECLINED,
    /** Another lead goes on for both. */
    MERGED,
    /** Taken back by who asked. */
    WITHDRAWN;

    private static final Set<LeadStatus> OPEN = Set.of(QUARANTINED, NEW, IN_REVIEW);

    /** As who asked is told: that something is held back, or goes on in another lead, stays inside the house. */
    public LeadStatus told() {
        return this == QUARANTINED || this == MERGED ? NEW : this;
    }

    /** Whether it is still to be decided on. */
    boolean isOpen() {
        return OPEN.contains(this);
    }
}
