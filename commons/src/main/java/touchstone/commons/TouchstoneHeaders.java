package touchstone.commons;

/** The headers between the gateway and the services. The gateway strips them from what comes in from outside, so that a service may trust them. */
public final class TouchstoneHeaders {
    /** The channel that the caller's publishable key is bound to. */
    public static final String CHANNEL = "Touchstone-Channel";
    /** The first-party id of the browser. */
    public static final String VISITOR = "Touchstone-Visitor";
    /** The capture choice that the session was begun with. */
    public static final String CAPTURE_CHOICE = "Touchstone-Capture-Choice";
    /** Where the visitor came from: a dictionary of RFC 9651 with {@code first}, {@code last}, {@code campaign} and {@code share}, as far as they are known. */
    public static final String SOURCE = "Touchstone-Source";
    /** What an answer touched; see {@link Touch}. Removed by the gateway on the way out. */
    public static final String TOUCH = "Touchstone-Touch";

    private TouchstoneHeaders() {}
}
