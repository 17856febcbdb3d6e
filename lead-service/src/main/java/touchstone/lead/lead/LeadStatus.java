package touchstone.lead.lead;

/** How far a lead is along. */
public enum LeadStatus {
    NEW, ACCEPTED, DECLINED
}
