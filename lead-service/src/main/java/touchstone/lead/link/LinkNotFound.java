package touchstone.lead.link;

import touchstone.commons.problem.NotFound;

class LinkNotFound extends NotFound {
    LinkNotFound() {
        super("This link opens nothing. Take the whole of it from the mail.");
    }
}
