package touchstone.commons.problem;

/** The request cannot be read: 400. */
public abstract class Malformed extends Refusal {
    protected Malformed(String detail) {
        super(detail);
    }

    @Override
    final int status() {
        return 400;
    }
}
