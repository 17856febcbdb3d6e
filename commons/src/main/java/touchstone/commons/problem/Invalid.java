package touchstone.commons.problem;

/** Well-formed, and says something that cannot be: 422. */
public abstract class Invalid extends Refusal {
    protected Invalid(String detail) {
        super(detail);
    }

    @Override
    final int status() {
        return 422;
    }
}
