package touchstone.catalog.family;

import touchstone.commons.problem.Forbidden;

/** A steward alone would show more readers what products say. */
class AudienceTooWide extends Forbidden {
    AudienceTooWide(Attribute before) {
        super("Only a steward who is an approver too shows an attribute to more readers than before.");
        fact("attribute", before.code());
        fact("audience", before.audience());
    }
}
