package touchstone.commons.problem;

/** The caller has seen an older revision: 412. */
public abstract class Stale extends Refusal {
    protected Stale(String detail) {
        super(detail);
    }

    @Override
    final int status() {
        return 412;
    }
}
