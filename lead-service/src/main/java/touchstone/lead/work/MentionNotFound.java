package touchstone.lead.work;

import touchstone.commons.problem.NotFound;

class MentionNotFound extends NotFound {
    MentionNotFound() {
        super("No such note mentions you.");
    }
}
