package touchstone.lead.form;

import touchstone.commons.problem.Invalid;

class ProductRequired extends Invalid {
    ProductRequired() {
        super("This form is about a product. Send its id and the revision that was on show.");
    }
}
