package touchstone.lead.form;

import touchstone.commons.problem.Invalid;

class ConsentRequired extends Invalid {
    ConsentRequired(String purpose) {
        super("This form is for those only who agree to its purpose.");
        fact("purpose", purpose);
    }
}
