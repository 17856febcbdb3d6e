package touchstone.registration.provider;

import java.util.Map;
import touchstone.registration.prospect.Attribute;

/** What a claim is proposed for on the form. */
public enum Fills {
    GIVEN_NAME(Attribute.GIVEN_NAME), FAMILY_NAME(Attribute.FAMILY_NAME), EMAIL(Attribute.EMAIL), COMPANY(Attribute.COMPANY), JOB_TITLE(Attribute.JOB_TITLE),
    /** Both names in one, from networks that do not tell them apart. */
    FULL_NAME(null);

    private final Attribute attribute;

    Fills(Attribute attribute) {
        this.attribute = attribute;
    }

    /** The values to propose. Of a full name the last word is taken for the family name: a guess, for the person to correct. */
    public Map<Attribute, String> of(String text) {
        if (attribute != null) return Map.of(attribute, text);
        int space = text.lastIndexOf(' ');
        return space < 0 ? Map.of(Attribute.GIVEN_NAME, text)
                : Map.of(Attribute.GIVEN_NAME, text.substring(0, space).strip(), Attribute.FAMILY_NAME, text.substring(space + 1));
    }

    /** Whether another claim that says the same more exactly goes before. */
    public boolean isGuess() {
        return this == FULL_NAME;
    }
}
