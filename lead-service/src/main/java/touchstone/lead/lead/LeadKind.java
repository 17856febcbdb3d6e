package touchstone.lead.lead;

/** What the interest is in. */
public enum LeadKind {
    DEMO_REQUEST("requested-demo"), CONTACT("contacted"), QUOTE_REQUEST("requested-quote"), SHEET_REQUEST("requested-sheet"), NEWSLETTER("subscribed"), OTHER("submitted-form");

    private final String verb;

    LeadKind(String verb) {
        this.verb = verb;
    }

    /** What the ledger calls it to ask so. */
    public String verb() {
        return verb;
    }

    /** In kebab-case, as templates are named. */
    String slug() {
        return name().toLowerCase().replace('_', '-');
    }
}
