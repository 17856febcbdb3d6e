package touchstone.lead.form;

import touchstone.commons.problem.Invalid;

class ProductNotAsked extends Invalid {
    ProductNotAsked() {
        super("This form is about no product.");
    }
}
