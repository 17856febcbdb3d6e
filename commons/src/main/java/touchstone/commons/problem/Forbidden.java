package touchstone.commons.problem;

/** The caller may know of it, and may not do it: 403. */
public abstract class Forbidden extends Refusal {
    protected Forbidden(String detail) {
        super(detail);
    }

    @Override
    final int status() {
        return 403;
    }
}
