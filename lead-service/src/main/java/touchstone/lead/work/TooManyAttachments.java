package touchstone.lead.work;

import touchstone.commons.problem.Conflict;

class TooManyAttachments extends Conflict {
    TooManyAttachments(int most) {
        super("This lead has as many attachments as are kept with one.");
        fact("most", most);
    }
}
