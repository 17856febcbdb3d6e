package touchstone.registration.match;

import java.util.List;
import touchstone.registration.gate.Gate;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.rule.Use;

/** In what two prospects are alike. */
enum Reason {
    SAME_EMAIL(Attribute.EMAIL), SAME_NAME_AND_COMPANY(Attribute.GIVEN_NAME, Attribute.FAMILY_NAME, Attribute.COMPANY), SAME_PHONE;

    private final List<Attribute> attributes;

    Reason(Attribute... attributes) {
        this.attributes = List.of(attributes);
    }

    /** Whether it may be said of a prospect: that a value is the same as another tells it. */
    boolean isShown(Prospect prospect, Gate gate) {
        return !prospect.isRestricted() && attributes.stream().allMatch(attribute -> gate.lets(Use.SHOW, prospect, attribute));
    }
}
