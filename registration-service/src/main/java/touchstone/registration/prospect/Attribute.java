package touchstone.registration.prospect;

import java.util.Arrays;
import java.util.List;

/** What the golden record holds of a person, one value of each. What there can be several of are a {@link SourceItem}'s. */
public enum Attribute {
    GIVEN_NAME("givenName", "Given name", Profile.LONGEST_NAME), FAMILY_NAME("familyName", "Family name", Profile.LONGEST_NAME),
    /** As the person writes it themselves, in their own script. */
    NATIVE_NAME("nativeName", "Name in their own script", 2 * Profile.LONGEST_NAME), SALUTATION("salutation", "Salutation", Profile.LONGEST_SALUTATION),
    EMAIL("email", "E-mail address", EmailAddress.LONGEST), COMPANY("company", "Company", Profile.LONGEST_TITLE), JOB_TITLE("jobTitle", "Job title", Profile.LONGEST_TITLE),
    BUYING_ROLE("buyingRole", "Role in buying", 20),
    /** BCP 47. */
    LANGUAGE("language", "Language", Profile.LONGEST_LANGUAGE),
    /** A name of the IANA time zone database. */
    TIME_ZONE("timeZone", "Time zone", Profile.LONGEST_TIME_ZONE);

    private static final List<Attribute> ON_FORM = List.of(GIVEN_NAME, FAMILY_NAME, EMAIL, COMPANY, JOB_TITLE);
    private final String field;
    private final String label;
    private final int longest;

    Attribute(String field, String label, int longest) {
        this.field = field;
        this.label = label;
        this.longest = longest;
    }

    /** What is asked at a registration; the rest can wait. */
    public static List<Attribute> onForm() {
        return ON_FORM;
    }

    /** All but the e-mail address, which changes only once the new one is confirmed. */
    static List<Attribute> ofProfile() {
        return Arrays.stream(values()).filter(attribute -> attribute != EMAIL).toList();
    }

    /** Its name in JSON. */
    public String field() {
        return field;
    }

    /** Its name for people, in English. */
    public String label() {
        return label;
    }

    /** Whether a text that somebody else says can be a value: no longer than there is room for, and an address if it is to be one. */
    public boolean fits(String text) {
        return text.length() <= longest && (this != EMAIL || text.matches(EmailAddress.PATTERN));
    }

    /** Whether two texts are the same value; mail servers do not tell upper from lower case, whatever RFC 5321 lets them do. */
    public boolean same(String one, String other) {
        return this == EMAIL ? one.equalsIgnoreCase(other) : one.equals(other);
    }
}
