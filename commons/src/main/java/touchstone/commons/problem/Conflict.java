package touchstone.commons.problem;

/** Refused in the present state; another state would allow it: 409. */
public abstract class Conflict extends Refusal {
    protected Conflict(String detail) {
        super(detail);
    }

    @Override
    final int status() {
        return 409;
    }
}
