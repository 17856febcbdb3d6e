package touchstone.registration.prospect;

/** What the golden record holds of a person. */
public enum Attribute {
    GIVEN_NAME("givenName"), FAMILY_NAME("familyName"), EMAIL("email"), COMPANY("company"), JOB_TITLE("jobTitle");

    private final String field;

    Attribute(String field) {
        this.field = field;
    }

    /** Its name in JSON. */
    public String field() {
        return field;
    }

    /** Whether two texts are the same value; mail servers do not tell upper from lower case, whatever RFC 5321 lets them do. */
    public boolean same(String one, String other) {
        return this == EMAIL ? one.equalsIgnoreCase(other) : one.equals(other);
    }
}
