package touchstone.gateway.visitor;

/** What the front door and the gateway's own API tell each other. Like all that begins with Touchstone, it neither comes from outside nor leaves. */
public final class OwnHeaders {
    /** The subject of the caller; in an answer, the one that it has signed in. */
    public static final String IDENTITY = "Touchstone-Identity";
    /** The session that an answer has begun. */
    public static final String SESSION = "Touchstone-Session";
    /** The visitor, with consent, that an answer belongs to, or {@link #NOBODY}. */
    public static final String VISITOR = "Touchstone-Visitor";
    /** Whoever it was, has declined just now. */
    public static final String NOBODY = "nobody";

    private OwnHeaders() {}
}
