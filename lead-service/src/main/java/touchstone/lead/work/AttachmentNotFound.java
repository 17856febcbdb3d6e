package touchstone.lead.work;

import touchstone.commons.problem.NotFound;

class AttachmentNotFound extends NotFound {
    AttachmentNotFound() {
        super("This lead has no such attachment.");
    }
}
