package touchstone.commons.problem;

/** More than is taken in one request: 413. */
public abstract class TooLarge extends Refusal {
    protected TooLarge(String detail) {
        super(detail);
    }

    @Override
    final int status() {
        return 413;
    }
}
