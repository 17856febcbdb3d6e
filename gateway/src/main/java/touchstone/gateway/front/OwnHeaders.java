package touchstone.gateway.front;

/** What the gateway's own API tells the front door with an answer. Like all that begins with Touchstone, it never leaves. */
public final class OwnHeaders {
    /** The subject that this answer has signed in. */
    public static final String IDENTITY = "Touchstone-Identity";
    /** The session that this answer has begun. */
    public static final String SESSION = "Touchstone-Session";
    /** The visitor, with consent, that this answer belongs to. */
    public static final String VISITOR = "Touchstone-Visitor";

    private OwnHeaders() {}
}
