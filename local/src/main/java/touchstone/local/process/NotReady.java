package touchstone.local.process;

/** A process did not come up; the message is one sentence for the user. */
public final class NotReady extends RuntimeException {
    public NotReady(String message) {
        super(message);
    }
}
