package touchstone.lead.opportunity;

import touchstone.commons.problem.Invalid;

class AmountNegative extends Invalid {
    AmountNegative() {
        super("An amount is not below nothing.");
    }
}
