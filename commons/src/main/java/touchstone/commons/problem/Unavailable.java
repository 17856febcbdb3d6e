package touchstone.commons.problem;

/** Something this answer needs cannot be reached now; the same request may be sent again: 503. */
public abstract class Unavailable extends Refusal {
    protected Unavailable(String detail) {
        super(detail);
    }

    @Override
    final int status() {
        return 503;
    }
}
