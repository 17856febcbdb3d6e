package touchstone.catalog.family;

/** Who may see a value, from all to few: each sees what those before it see. */
public enum Audience {
    PUBLIC, REGISTERED, VERIFIED_COMPANY, PARTNER;

    /** Whether a reader of this audience may see what is meant for another. */
    public boolean sees(Audience meant) {
        return compareTo(meant) >= 0;
    }
}
