package touchstone.catalog.family;

/** A value is not what its attribute takes. Who reads it turns this into a finding of a row or into a refusal of a request, and says where it stood. */
public final class NotOfType extends RuntimeException {
    private final String code;

    public NotOfType(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    /** What is wrong, in kebab case. */
    public String code() {
        return code;
    }
}
