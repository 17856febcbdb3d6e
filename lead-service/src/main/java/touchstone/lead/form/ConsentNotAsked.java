package touchstone.lead.form;

import touchstone.commons.problem.Invalid;

class ConsentNotAsked extends Invalid {
    ConsentNotAsked(String purpose) {
        super("Say yes or no once to each purpose of this form, with the notice that it gave for it.");
        fact("purpose", purpose);
    }
}
