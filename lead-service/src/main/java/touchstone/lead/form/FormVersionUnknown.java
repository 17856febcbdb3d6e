package touchstone.lead.form;

import touchstone.commons.problem.Invalid;

class FormVersionUnknown extends Invalid {
    FormVersionUnknown(int version) {
        super("This form has no such version. Read it again, and send the version that you have shown.");
        fact("version", version);
    }
}
