package touchstone.gateway.visitor;

/** What the front door and the gateway's own API tell each other. Like all that begins with Touchstone, it neither comes from outside nor leaves. */
public final class OwnHeaders {
    /** The subject of the caller; in an answer, the one that it has signed in. */
    public static final String IDENTITY = "Touchstone-Identity";
    /** The session that an answer has begun. */
    public static final String SESSION = "Touchstone-Session";
    /** The visitor, with consent, that an answer belongs to, or {@link #NOBODY}. */
    public static final String VISITOR = "Touchstone-Visitor";
    /** The name of the key that was sent. */
    public static final String KEY = "Touchstone-Key-Name";
    /** What the ids of messages that come with that key are told apart by. */
    public static final String SCOPE = "Touchstone-Key-Scope";
    /** There if that key is for servers. */
    public static final String SERVER = "Touchstone-Key-Server";
    /** The network that the request came from, as the ledger has it. */
    public static final String NETWORK = "Touchstone-Network";
    /** Whoever it was, has declined just now. */
    public static final String NOBODY = "nobody";

    private OwnHeaders() {}
}
