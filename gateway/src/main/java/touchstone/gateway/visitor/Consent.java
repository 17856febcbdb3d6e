package touchstone.gateway.visitor;

/** What a visitor said to measurement. */
public enum Consent {
    GRANTED,
    DECLINED,
    /** Nothing yet. */
    UNKNOWN,
    /** The browser sends Sec-GPC (Global Privacy Control) or DNT (Tracking Preference Expression), which outweighs an earlier yes. */
    SIGNAL;

    private final String word = name().toLowerCase();

    /** As the ledger has it. */
    public String word() {
        return word;
    }
}
