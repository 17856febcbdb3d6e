package touchstone.lead.opportunity;

import touchstone.commons.problem.Invalid;

class AmountMissing extends Invalid {
    AmountMissing() {
        super("What is won has an amount, and nobody said what it was thought to be worth.");
    }
}
