package touchstone.lead.lead;

/** What the interest is in. */
public enum LeadKind {
    DEMO_REQUEST
}
