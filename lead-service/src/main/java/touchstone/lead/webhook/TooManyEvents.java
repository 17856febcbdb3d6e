package touchstone.lead.webhook;

import touchstone.commons.problem.Invalid;

class TooManyEvents extends Invalid {
    TooManyEvents(int most) {
        super("At most " + most + " events are delivered once more at a time. Narrow it by since and until.");
    }
}
