package touchstone.lead.form;

import touchstone.commons.problem.Conflict;

class FormAlreadyExists extends Conflict {
    FormAlreadyExists() {
        super("There is a form with this id. Change it by PUT.");
    }
}
