package touchstone.commons.problem;

/** A header that guards against lost updates is missing: 428. */
public abstract class PreconditionRequired extends Refusal {
    protected PreconditionRequired(String detail) {
        super(detail);
    }

    @Override
    final int status() {
        return 428;
    }
}
