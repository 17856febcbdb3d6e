package touchstone.commons.problem;

/** Absent, or not the caller's to know: 404. */
public abstract class NotFound extends Refusal {
    protected NotFound(String detail) {
        super(detail);
    }

    @Override
    final int status() {
        return 404;
    }
}
