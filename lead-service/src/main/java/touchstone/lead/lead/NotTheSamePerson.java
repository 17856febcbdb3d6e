package touchstone.lead.lead;

import touchstone.commons.problem.Conflict;

class NotTheSamePerson extends Conflict {
    NotTheSamePerson() {
        super("Two leads are merged that one person made. Whether two are one person is for the steward to say.");
    }
}
