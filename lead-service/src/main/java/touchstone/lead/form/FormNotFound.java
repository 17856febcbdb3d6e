package touchstone.lead.form;

import touchstone.commons.problem.NotFound;

class FormNotFound extends NotFound {
    FormNotFound() {
        super("There is no such form.");
    }
}
